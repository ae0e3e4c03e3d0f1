import { execFile } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { isAtLeast, pulumiVersion } from "../../cli/pulumi-version.ts";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { openStage, type Stage } from "./stage.ts";
import { ownProgram, writeProject } from "../pulumi-project.ts";

const type = "pulumi-nodejs:dynamic/intune:";
const [key = ""] = Object.entries(defaultScenario.violates.tokens)
  .filter(([, policies]) => policies.includes("ade-token-not-expired"))
  .map(([name]) => name);
const match = [
  {
    policies: ["ade-token-not-expired"],
    targets: [`urn:pulumi:demo::apple-ade::${type}AdeTenant$${type}AdeToken::${key}`],
  },
];

test("an exception of Pulumi's own exempts what it names, where this Pulumi knows any, with every character in the files' names", async () => {
  await using stage = await openStage(defaultScenario);
  const policies = { all: "advisory", "ade-token-not-expired": "mandatory" };
  const exceptions = { "EXC-42": { reason: "ordered; OPS-42", match } };
  const { status, out, err } = await check(stage, { version: 2, policies, exceptions });
  const knows = isAtLeast((await pulumiVersion()) ?? "", "3.274.0");
  expect(status, err).toBe(knows ? 0 : 2);
  expect(`${out} ${err}`.replaceAll(/\s+/g, " ")).toContain(
    knows
      ? "EXC-42: ordered; OPS-42"
      : "is of version 2, which Pulumi reads from 3.274.0 on; this is v3.",
  );
}, 240_000);

/** `apple-ade check` in a folder, with a stack's file and a profile, that have any names. */
function check({ workspace: { directory, stackFile, env } }: Stage, levels: object) {
  const folder = join(directory, 'a, b & "c" [d]');
  writeProject(folder, ownProgram);
  const [file, profile] = ['e, "f" & [g].yaml', 'h, "i" & [j].json'];
  copyFileSync(stackFile, join(folder, file));
  writeFileSync(join(folder, profile), JSON.stringify(levels));
  const args = ["--stack", "demo", "--config-file", file, "--profile", profile, "--format", "text"];
  return new Promise<{ status: number | null; out: string; err: string }>((done) => {
    const child = execFile(
      process.execPath,
      [resolve("cli/apple-ade.js"), "check", ...args],
      { cwd: folder, env: { ...process.env, ...env, ADE_AS_OF: "" } },
      (_, out, err) => done({ status: child.exitCode, out, err }),
    );
  });
}
