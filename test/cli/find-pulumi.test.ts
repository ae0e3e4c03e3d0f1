import { describe, expect, it, test } from "vitest";
import { csvField, findPulumi, type Machine } from "../../cli/find-pulumi.ts";
import { noPulumi, Refusal } from "../../cli/refusal.ts";

const node = String.raw`C:\Program Files\nodejs\node.exe`;

/** As npm's own `cmd-shim` writes it. */
const shim = String.raw`endLocal & goto #_undefined_# 2>NUL || title %COMSPEC% & "%_prog%"  "%dp0%\..\pulumi\run.js" %*`;

/** A Windows machine with these files. */
function windows(path: string, files: Readonly<Record<string, string>> = {}): Machine {
  const exists = (file: string) => Object.hasOwn(files, file);
  return { platform: "win32", path, node, exists, read: (file) => files[file] ?? "" };
}

describe("pulumi on Windows is", () => {
  test.for([
    {
      what: "the first program on the PATH, quoted or not",
      path: String.raw`C:\none;"C:\Tools & more\bin";D:\bin`,
      files: {
        [String.raw`C:\Tools & more\bin\pulumi.exe`]: "",
        [String.raw`D:\bin\pulumi.exe`]: "",
      },
      file: String.raw`C:\Tools & more\bin\pulumi.exe`,
      before: [],
    },
    {
      what: "what npm's wrapper runs, by this Node",
      path: String.raw`C:\my, app\node_modules\.bin;D:\bin`,
      files: {
        [String.raw`C:\my, app\node_modules\.bin\pulumi.cmd`]: shim,
        [String.raw`D:\bin\pulumi.exe`]: "",
      },
      file: node,
      before: [String.raw`C:\my, app\node_modules\pulumi\run.js`],
    },
    {
      what: "what pnpm's wrapper runs",
      path: String.raw`C:\app\node_modules\.bin`,
      files: {
        [String.raw`C:\app\node_modules\.bin\pulumi.cmd`]: String.raw`  node  "%~dp0\..\pulumi\run.js" %*`,
      },
      file: node,
      before: [String.raw`C:\app\node_modules\pulumi\run.js`],
    },
    {
      what: "no batch file that runs something else",
      path: String.raw`C:\a;D:\bin`,
      files: { [String.raw`C:\a\pulumi.cmd`]: "@echo off", [String.raw`D:\bin\pulumi.exe`]: "" },
      file: String.raw`D:\bin\pulumi.exe`,
      before: [],
    },
  ])("$what", ({ path, files, file, before }) => {
    expect(findPulumi(windows(path, files))).toEqual({ file, before });
  });

  it("nothing in the folder where the command runs", () => {
    const here = windows(".;", { "pulumi.exe": "", ".\\pulumi.exe": "" });
    expect(() => findPulumi(here)).toThrow(new Refusal(noPulumi));
  });
});

it("is what the system finds, elsewhere", () => {
  expect(findPulumi({ ...windows("/bin"), platform: "linux" })).toEqual({
    file: "pulumi",
    before: [],
  });
});

describe("a value of a flag that is read as CSV", () => {
  test.for([
    { text: "policy", field: "policy" },
    {
      text: String.raw`C:\my app\policy & more [1]`,
      field: String.raw`C:\my app\policy & more [1]`,
    },
    { text: "a, b", field: '"a, b"' },
    { text: 'a "b"', field: '"a ""b"""' },
    { text: "a\nb", field: '"a\nb"' },
  ])("$text", ({ text, field }) => {
    expect(csvField(text)).toBe(field);
  });
});
