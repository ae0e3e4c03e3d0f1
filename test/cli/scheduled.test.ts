import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { runHere } from "./in-process.ts";

const command = join(import.meta.dirname, "../../cli/apple-ade.js");
const config = JSON.stringify({ "apple-ade:tokens": "{}" });
const mark = "apple-ade: the scheduled check of contoso ended with status";

type Environment = Readonly<Record<string, string>>;

/** Runs the command with nothing but this in its environment, and so without Pulumi. */
async function run(given: Environment, runIn = here) {
  const temporary = mkdtempSync(join(tmpdir(), "apple-ade-scheduled-"));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  const ended = await runIn({ PATH: "", TMPDIR: temporary, ...given });
  return { ...ended, left: readdirSync(temporary) };
}

async function here(env: Environment) {
  const { status, out: stdout, err: stderr } = await runHere(["scheduled"], env);
  return { status, stdout, stderr };
}

/** As the job starts it. */
async function itsProcess(env: Environment): ReturnType<typeof here> {
  const options = { encoding: "utf8", env } as const;
  const { status, ...said } = spawnSync(process.execPath, [command, "scheduled"], options);
  return { status: status ?? -1, stdout: said.stdout, stderr: said.stderr };
}

describe("without the name of a stack", { timeout: 30_000 }, () => {
  test.for<readonly [string, string | undefined]>([
    ["absent", undefined],
    ["empty", ""],
    ["with a space", "s3cret name"],
    ["that leads elsewhere", "../s3cret"],
    ["too long by one", "s3cret".padEnd(101, "x")],
  ])("a check does not begin: %s", async ([, name]) => {
    const { status, stdout, stderr } = await run({
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
  ])("a check ends with its mark all the same: %s", async ([, given]) => {
    const { status, stdout, stderr, left } = await run({
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

  it("ends with its mark where there is no Pulumi", async () => {
    const { status, stdout, stderr, left } = await run(env, itsProcess);
    expect({ status, stdout, left }).toEqual({ status: 2, stdout: `${mark} 2\n`, left: [] });
    expect(stderr).toMatch(/^The Pulumi CLI was not found: /);
  });

  it("ends with its mark where Pulumi fails at once", async () => {
    const folder = mkdtempSync(join(tmpdir(), "apple-ade-pulumi-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "pulumi"), "#!/bin/sh\necho no room >&2\nexit 1\n");
    chmodSync(join(folder, "pulumi"), 0o755);
    const { status, stdout, stderr, left } = await run({ ...env, PATH: folder });
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
  ])("does not begin, and shows nothing of it: %s", async ([, stacks]) => {
    const { status, stdout, stderr, left } = await run({ APPLE_ADE_STACKS: stacks });
    expect({ status, stdout, left }).toEqual({ status: 2, stdout: "", left: [] });
    expect(stderr).toMatch(/^APPLE_ADE_STACKS: not what /);
    expect(stderr).not.toContain("s3cret");
  });

  it("ends with a mark for each, also where none can run", async () => {
    const stacks = packed({ contoso: {}, fabrikam: {} });
    const { status, stdout, left } = await run({ APPLE_ADE_STACKS: stacks }, itsProcess);
    expect({ status, left }).toEqual({ status: 2, left: [] });
    expect(stdout.trimEnd().split("\n").toSorted()).toEqual([
      `${mark} 2`,
      `${mark.replace("contoso", "fabrikam")} 2`,
    ]);
  });
});
