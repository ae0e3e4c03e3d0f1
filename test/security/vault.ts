import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { formats } from "../../cli/formats/catalog.ts";
import {
  openWorkspace,
  type Operation,
  type PulumiWorkspace,
} from "../../demo/pulumi-workspace.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { startDemoTenant } from "../../demo/server.ts";
import { pulumiHome } from "../../scripts/setup/cli.js";
import { indiscreet, planted, secretive } from "./canaries.ts";

/** A stage on which everything is a canary. */
export interface Vault extends AsyncDisposable {
  /** In which everything is written that a run writes on this machine. */
  readonly directory: string;
  readonly run: PulumiWorkspace["run"];
  /** `apple-ade check`, with a report of every format below the directory. */
  readonly check: (
    env: Readonly<Record<string, string>>,
  ) => Promise<Pick<Operation, "status" | "output">>;
  /** All that must never be written, the bearer tokens included that were issued so far. */
  readonly secrets: () => readonly string[];
  /** What the state keeps of the tenant, without the engine's own resources. */
  readonly records: () => readonly string[];
}

const checkpoint = z.object({
  checkpoint: z.object({
    latest: z.object({ resources: z.array(z.looseObject({ type: z.string() })) }),
  }),
});

export async function openVault(): Promise<Vault> {
  const now = new Date();
  const bearers = new Set<string>();
  const tenant = await startDemoTenant({
    scenario: secretive,
    now,
    intercept: indiscreet(bearers),
  });
  const workspace = openWorkspace({ env: { ...tenant.env, ...environment } });
  workspace.configure(secretive.config(relativeTo(now)), tenant.endpoint);
  // The salt is of the workspace's own passphrase; Pulumi makes another with the first secret.
  const file = readFileSync(workspace.stackFile, "utf8");
  writeFileSync(workspace.stackFile, file.replace(/^encryptionsalt:.*\n/m, ""));
  const { directory } = workspace;
  const homes = ownHomes(directory);
  return {
    directory,
    run: (args, options) => workspace.run(args, { ...options, env: { ...homes, ...options?.env } }),
    check: (env) => runCheck(workspace, { ...homes, ...env }),
    secrets: () => [
      ...Object.values(planted),
      tenant.env.IDENTITY_HEADER,
      // The header is the same for everybody.
      ...[...bearers].flatMap((bearer) => bearer.split(".").slice(1)),
    ],
    records: () => {
      const state = readFileSync(
        join(directory, "state/.pulumi/stacks/apple-ade/demo.json"),
        "utf8",
      );
      const { resources } = checkpoint.parse(JSON.parse(state)).checkpoint.latest;
      const ours = resources.filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/"));
      return ours.map((resource) => JSON.stringify(resource));
    },
    async [Symbol.asyncDispose]() {
      await tenant.close();
      workspace[Symbol.dispose]();
    },
  };
}

function runCheck(
  { directory, env: own, stackFile }: PulumiWorkspace,
  env: Readonly<Record<string, string>>,
): ReturnType<Vault["check"]> {
  const reports = formats.map(({ name }) => `${name}=${join(directory, "reports", name)}`);
  const stack = ["--stack", "demo", "--config-file", stackFile];
  const args = [resolve("cli/apple-ade.js"), "check", ...stack, "--format", ...reports];
  const options = { env: { ...process.env, ...own, ...env }, maxBuffer: Number.POSITIVE_INFINITY };
  return new Promise((done) => {
    const child = execFile(process.execPath, args, options, (_, out, progress) =>
      done({ status: child.exitCode ?? -1, output: out + progress }),
    );
  });
}

/** None of it is complete enough to sign in with. */
const environment = {
  PULUMI_CONFIG_PASSPHRASE: planted.passphrase,
  AZURE_CLIENT_SECRET: planted.clientSecret,
  SYSTEM_ACCESSTOKEN: planted.systemToken,
};

/** The usual places outside of the workspace, within it. */
function ownHomes(directory: string): Readonly<Record<string, string>> {
  const homes = { HOME: "home", TMPDIR: "tmp", PULUMI_HOME: "pulumi" };
  for (const folder of Object.values(homes)) mkdirSync(join(directory, folder));
  symlinkSync(join(pulumiHome(), "versions"), join(directory, homes.PULUMI_HOME, "versions"));
  return Object.fromEntries(
    Object.entries(homes).map(([name, folder]) => [name, join(directory, folder)]),
  );
}
