import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { isAtLeast, pulumiVersion } from "../../cli/pulumi-version.ts";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { openStage } from "./stage.ts";

const type = "pulumi-nodejs:dynamic/intune:";
const urn = (name: string) =>
  `urn:pulumi:demo::apple-ade::${type}AdeTenant$${type}AdeToken::${name}`;

const [key = ""] = Object.entries(defaultScenario.violates.tokens)
  .filter(([, policies]) => policies.includes("ade-token-not-expired"))
  .map(([name]) => name);

test("an exception of Pulumi's own exempts what it names, where this Pulumi knows any", async () => {
  await using stage = await openStage(defaultScenario);
  const { directory, stackFile, env } = stage.workspace;
  const check = (target: string) => {
    const match = [{ policies: ["ade-token-not-expired"], targets: [target] }];
    const profile = join(directory, "exceptions.json");
    const policies = { all: "advisory", "ade-token-not-expired": "mandatory" };
    const exceptions = { "EXC-42": { reason: "ordered; OPS-42", match } };
    writeFileSync(profile, JSON.stringify({ version: 2, policies, exceptions }));
    const command = [
      resolve("cli/apple-ade.js"),
      "check",
      "--stack",
      "demo",
      "--config-file",
      stackFile,
    ];
    return new Promise<{ status: number | null; out: string; err: string }>((done) => {
      const child = execFile(
        process.execPath,
        [...command, "--profile", profile, "--format", "text"],
        { env: { ...process.env, ...env, ADE_AS_OF: "" } },
        (_, out, err) => done({ status: child.exitCode, out, err }),
      );
    });
  };
  const knows = isAtLeast((await pulumiVersion()) ?? "", "3.274.0");
  const exempted = await check(urn(key));
  const misspelt = await check(urn(`${key}s`));
  expect([exempted.status, misspelt.status], exempted.err).toEqual(knows ? [0, 2] : [2, 2]);
  expect(`${exempted.out} ${exempted.err}`.replaceAll(/\s+/g, " ")).toContain(
    knows
      ? "EXC-42: ordered; OPS-42"
      : "is of version 2, which Pulumi reads from 3.274.0 on; this is v3.",
  );
  expect(misspelt.err).toContain(knows ? `AdeToken ${key}s (did you mean ` : "is of version 2");
}, 240_000);
