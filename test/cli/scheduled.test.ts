import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished, test } from "vitest";

const command = join(import.meta.dirname, "../../cli/apple-ade.js");
const config = JSON.stringify({ "apple-ade:tokens": "{}" });
const mark = "apple-ade: the scheduled check of contoso ended with status";

/** Runs the command with nothing but this in its environment, and so without Pulumi. */
function run(env: Readonly<Record<string, string>>) {
  const temporary = mkdtempSync(join(tmpdir(), "apple-ade-scheduled-"));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "scheduled"], {
    encoding: "utf8",
    env: { PATH: "", TMPDIR: temporary, ...env },
  });
  return { status, stdout, stderr, left: readdirSync(temporary) };
}

describe("without the name of a stack", { timeout: 30_000 }, () => {
  test.for<readonly [string, string | undefined]>([
    ["absent", undefined],
    ["empty", ""],
    ["with a space", "s3cret name"],
    ["that leads elsewhere", "../s3cret"],
    ["too long by one", "s3cret".padEnd(101, "x")],
  ])("a check does not begin: %s", ([, name]) => {
    const { status, stdout, stderr } = run({
      ...(name !== undefined && { APPLE_ADE_STACK: name }),
      APPLE_ADE_CONFIG: config,
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(
      "APPLE_ADE_STACK: missing, or no stack's name; write the name of the stack.\n",
    );
  });
});

describe("without its configuration", { timeout: 30_000 }, () => {
  test.for<readonly [string, string | undefined]>([
    ["absent", undefined],
    ["empty", ""],
    ["no JSON", "s3cret"],
    ["a list", '["s3cret"]'],
    ["somebody else's key", '{"aws:s3cret":"x"}'],
    ["a key with another one in it", '{"apple-ade:s3cret:x":"y"}'],
    ["no text", '{"apple-ade:tokens":{"s3cret":1}}'],
  ])("a check ends with its mark all the same: %s", ([, given]) => {
    const { status, stdout, stderr, left } = run({
      APPLE_ADE_STACK: "contoso",
      ...(given !== undefined && { APPLE_ADE_CONFIG: given }),
    });
    expect({ status, stdout, left }).toEqual({ status: 2, stdout: `${mark} 2\n`, left: [] });
    expect(stderr).toMatch(/^APPLE_ADE_CONFIG: missing, or not what /);
    expect(stderr).not.toContain("s3cret");
  });
});

describe("a check that cannot run", { timeout: 30_000 }, () => {
  const env = { APPLE_ADE_STACK: "contoso", APPLE_ADE_CONFIG: config };

  it("ends with its mark where there is no Pulumi", () => {
    const { status, stdout, stderr, left } = run(env);
    expect({ status, stdout, left }).toEqual({ status: 2, stdout: `${mark} 2\n`, left: [] });
    expect(stderr).toMatch(/^The Pulumi CLI was not found: /);
  });

  it("ends with its mark where Pulumi fails at once", () => {
    const folder = mkdtempSync(join(tmpdir(), "apple-ade-pulumi-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "pulumi"), "#!/bin/sh\necho no room >&2\nexit 1\n");
    chmodSync(join(folder, "pulumi"), 0o755);
    const { status, stdout, stderr, left } = run({ ...env, PATH: folder });
    expect({ status, stdout, left }).toEqual({ status: 2, stdout: `${mark} 2\n`, left: [] });
    expect(stderr).toContain("no room");
  });

  it("is no command that people find in the help", () => {
    const { stdout } = spawnSync(process.execPath, [command, "--help"], { encoding: "utf8" });
    expect(stdout).toContain("check");
    expect(stdout).not.toContain("scheduled");
  });
});

const packed = (value: unknown) => gzipSync(JSON.stringify(value)).toString("base64");

describe("a job for customers", { timeout: 30_000 }, () => {
  test.for<readonly [string, string]>([
    ["no packed text", "s3cret"],
    ["nobody", packed({})],
    ["a stack that leads elsewhere", packed({ "../s3cret": {} })],
    ["somebody else's key", packed({ contoso: { "aws:s3cret": "x" } })],
  ])("does not begin, and shows nothing of it: %s", ([, stacks]) => {
    const { status, stdout, stderr, left } = run({ APPLE_ADE_STACKS: stacks });
    expect({ status, stdout, left }).toEqual({ status: 2, stdout: "", left: [] });
    expect(stderr).toMatch(/^APPLE_ADE_STACKS: not what /);
    expect(stderr).not.toContain("s3cret");
  });

  it("ends with a mark for each, also where none can run", () => {
    const stacks = packed({ contoso: {}, fabrikam: {} });
    const { status, stdout, left } = run({ APPLE_ADE_STACKS: stacks });
    expect({ status, left }).toEqual({ status: 2, left: [] });
    expect(stdout.trimEnd().split("\n").toSorted()).toEqual([
      `${mark} 2`,
      `${mark.replace("contoso", "fabrikam")} 2`,
    ]);
  });
});
