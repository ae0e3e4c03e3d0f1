import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const command = join(import.meta.dirname, "../../cli/apple-ade.js");
const built = { "dist/cli/main.js": "export const main = () => console.log('built');" };
const source = { "cli/main.ts": "export const main = (): void => console.log('source');" };
const tooOld = "apple-ade needs Node 22.18 or later; this is v";

test.for([
  { when: "built, on the lowest Node", files: built, node: "22.18.0", status: 0, said: "built" },
  { when: "built, on a newer major", files: built, node: "26.0.0", status: 0, said: "built" },
  { when: "built, without type stripping", files: built, strips: false, status: 0, said: "built" },
  { when: "built, on an older minor", files: built, node: "22.17.1", status: 2, said: tooOld },
  { when: "built, on an older major", files: built, node: "20.20.2", status: 2, said: tooOld },
  { when: "source", files: source, status: 0, said: "source" },
  {
    when: "source, without type stripping",
    files: source,
    strips: false,
    status: 2,
    said: "apple-ade runs TypeScript here, and this Node was started without it",
  },
])("the command starts where it can: $when", ({ files, node, strips = true, status, said }) => {
  const folder = mkdtempSync(join(tmpdir(), "apple-ade-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [file, text] of Object.entries({ "package.json": '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  cpSync(command, join(folder, "cli/apple-ade.js"));
  const pretend = `Object.defineProperty(process.versions, "node", { value: "${node}" })`;
  const args = [
    ...(strips ? [] : ["--no-experimental-strip-types"]),
    ...(node === undefined ? [] : ["--import", `data:text/javascript,${pretend}`]),
    join(folder, "cli/apple-ade.js"),
  ];
  const ended = spawnSync(process.execPath, args, { encoding: "utf8", cwd: folder });
  expect({ status: ended.status, said: ended.stdout + ended.stderr }).toEqual({
    status,
    said: expect.stringContaining(said),
  });
});
