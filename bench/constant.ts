import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../cli/package-root.ts";
import { openWorkspace, type PulumiWorkspace } from "../demo/pulumi-workspace.ts";
import { run } from "./measure.ts";

/** As many dynamic resources as a tenant and its tokens, which return what they are given. */
const program = `
const { dynamic } = require("@pulumi/pulumi");
const provider = { check: async (olds, news) => ({ inputs: news }), create: async (inputs) => ({ id: "1", outs: inputs }) };
const live = { status: "found", observedAt: "2026-11-28T00:00:00Z" };
for (let index = 0; index <= Number(process.env.TOKENS); index += 1)
  new dynamic.Resource(provider, "token-" + index, { tokenName: "Token " + index, live });
`;

const pack = `
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("empty", { policies: [{ name: "empty", description: "Nothing.", enforcementLevel: "advisory", validateResource() {} }] });
`;

/** Pulumi's own share of all that we measure: resources that are constant, and a pack that is empty. */
export interface Constant extends Disposable {
  /** The folder of a pack with one empty policy. */
  readonly pack: string;
  readonly workspace: PulumiWorkspace;
  readonly preview: (tokens: number) => Promise<void>;
}

export async function openConstant(): Promise<Constant> {
  // Below this project, whose SDK it is to find.
  const folder = mkdtempSync(join(packageRoot, ".tmp", "constant-"));
  mkdirSync(join(folder, "pack"));
  const files = {
    "Pulumi.yaml": "name: constant\nruntime: { name: nodejs, options: { typescript: false } }\n",
    "package.json": '{ "main": "index.js" }',
    "index.js": program,
    "pack/PulumiPolicy.yaml": "runtime: nodejs\n",
    "pack/package.json": '{ "name": "empty", "version": "1.0.0", "main": "index.js" }',
    "pack/index.js": pack,
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const workspace = openWorkspace({ env: { IDENTITY_ENDPOINT: "", IDENTITY_HEADER: "" } }, folder);
  writeFileSync(workspace.stackFile, "config: {}\n", { flag: "a" });
  return {
    pack: join(folder, "pack"),
    workspace,
    preview: (tokens) => previewOf(workspace, "pack", { TOKENS: String(tokens) }, folder),
    [Symbol.dispose]() {
      workspace[Symbol.dispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Without the display of events, which a person's terminal would not show either, and without a
 * snapshot of all resources after each, as `apple-ade check` asks for.
 */
export function previewOf(
  { env, stackFile }: PulumiWorkspace,
  policyPack: string,
  more: Readonly<Record<string, string>> = {},
  cwd = packageRoot,
): Promise<void> {
  const stack = ["--stack", "demo", "--config-file", stackFile, "--non-interactive"];
  const command = ["pulumi", "preview", "--policy-pack", policyPack, ...stack];
  return run(command, { ...env, PULUMI_SKIP_CHECKPOINTS: "true", ...more }, { cwd, ends: [0, 1] });
}
