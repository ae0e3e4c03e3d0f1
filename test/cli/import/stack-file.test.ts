import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { difference } from "../../../cli/import/difference.ts";
import { Unmergeable } from "../../../cli/import/stack-document.ts";
import { readStackFile, replaceStackFile } from "../../../cli/import/stack-file.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "stack-file-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const change = { before: "old\n", after: "new\n" };
const nothing = () => Promise.resolve();
const refuse = () => Promise.reject(new Unmergeable("no"));

describe("a stack's file", () => {
  it("is replaced whole, with its mode, after a look at the new one under the same name", async () => {
    const file = join(folder(), "Pulumi.a.yaml");
    writeFileSync(file, "old\n", { mode: 0o600 });
    await replaceStackFile(file, change, async (path) => {
      expect(basename(path)).toBe("Pulumi.a.yaml");
      expect([readFileSync(path, "utf8"), readFileSync(file, "utf8")]).toEqual(["new\n", "old\n"]);
      // As Pulumi may do.
      writeFileSync(path, "new\nencryptionsalt: v1\n");
    });
    expect(readFileSync(file, "utf8")).toBe("new\n");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, ".."))).toEqual(["Pulumi.a.yaml"]);
  });

  it("stays as it is, and alone, where the look fails", async () => {
    const file = join(folder(), "Pulumi.a.yaml");
    writeFileSync(file, "old\n");
    await expect(replaceStackFile(file, change, refuse)).rejects.toThrow("no");
    expect(readFileSync(file, "utf8")).toBe("old\n");
    expect(readdirSync(join(file, ".."))).toEqual(["Pulumi.a.yaml"]);
  });

  it("stays as somebody else has changed it meanwhile", async () => {
    const file = join(folder(), "Pulumi.a.yaml");
    writeFileSync(file, "old\n");
    const edit = async () => writeFileSync(file, "old\nedited\n");
    await expect(replaceStackFile(file, change, edit)).rejects.toThrow(
      new Unmergeable("it was changed meanwhile; run this again"),
    );
    expect(readFileSync(file, "utf8")).toBe("old\nedited\n");
    expect(readdirSync(join(file, ".."))).toEqual(["Pulumi.a.yaml"]);
  });

  it("is made, with its folder, where there is none", async () => {
    const file = join(folder(), "stacks", "Pulumi.a.yaml");
    expect(readStackFile(file)).toBe("");
    await replaceStackFile(file, { before: "", after: "new\n" }, nothing);
    expect(readStackFile(file)).toBe("new\n");
  });

  it("stays where a link points", async () => {
    const place = folder();
    const [file, link] = [join(place, "real.yaml"), join(place, "Pulumi.a.yaml")];
    writeFileSync(file, "old\n");
    symlinkSync(file, link);
    await replaceStackFile(link, change, nothing);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, "utf8")).toBe("new\n");
  });

  it("is refused where it is no UTF-8, as its bytes would not stay", () => {
    const file = join(folder(), "Pulumi.a.yaml");
    writeFileSync(file, Buffer.from("config: # caf\xE9\n", "latin1"));
    expect(() => readStackFile(file)).toThrow(new Unmergeable("it is no UTF-8 text"));
    writeFileSync(file, "\uFEFFconfig: # café\r\n");
    expect(readStackFile(file)).toBe("\uFEFFconfig: # café\r\n");
  });
});

describe("the difference", () => {
  const plain = { color: false, secrets: [] };

  it("names the file, and shows three lines around", () => {
    expect(difference("P.yaml", "a\nb\nc\nd\ne\n", "a\nb\nc\nd\nx\ne\n", plain)).toBe(
      "--- P.yaml\n+++ P.yaml\n@@ -2,4 +2,5 @@\n b\n c\n d\n+x\n e\n",
    );
  });

  it("of a new file is from nothing", () => {
    expect(difference("P.yaml", "", "a", plain)).toBe(
      "--- /dev/null\n+++ P.yaml\n@@ -0,0 +1,1 @@\n+a\n\\ No newline at end of file\n",
    );
  });

  it("hides secrets, and may be coloured", () => {
    const shown = difference("P", "id: me@x\nb\n", "id: me@x\nc\n", {
      color: true,
      secrets: ["me@x"],
    });
    const lines = shown.split("\n").map((line) => line.replaceAll("\u001B", "^"));
    expect(lines).toEqual([
      "^[1m--- P^[22m",
      "^[1m+++ P^[22m",
      "^[36m@@ -1,2 +1,2 @@^[39m",
      " id: …",
      "^[31m-b^[39m",
      "^[32m+c^[39m",
      "",
    ]);
  });
});
