import { expect, test } from "vitest";
import { fileBackend, settingLine } from "../../cli/shell.ts";

test.for([
  {
    platform: "linux" as const,
    line: "export A=b",
    folder: "/somewhere/ade/state",
    backend: "file:///somewhere/ade/state",
  },
  {
    platform: "win32" as const,
    line: '$env:A = "b"',
    folder: "C:\\Users\\ade\\state",
    backend: "file://C:/Users/ade/state",
  },
])("$platform has lines and backends of its own", ({ platform, line, folder, backend }) => {
  expect(settingLine("A", "b", platform)).toBe(line);
  expect(fileBackend(folder, platform)).toBe(backend);
});
