import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { sent, startProviderProcess } from "../test/stack/provider/provider-process.ts";
import { openConstant } from "./constant.ts";
import { openPackage } from "./package.ts";
import { compare, type Row } from "./measure.ts";

const sdk = createRequire(import.meta.url);
/** Nothing listens there, and nobody asks it anything. */
const engine = "127.0.0.1:1";

/** What each process of ours takes until it can work. */
export async function start(runs: number): Promise<readonly Row[]> {
  using constant = await openConstant();
  using installed = openPackage();
  const pack = await compare(
    {
      measure: "start of the pack, to its port",
      ours: () => packStarted(join(installed.folder, "policy")),
      against: "an empty pack in JavaScript",
      theirs: () => packStarted(constant.pack),
      most: 1.1,
    },
    runs,
  );
  const graph = { endpoint: "https://elsewhere.contoso.example", timeoutSeconds: 5 };
  const declared = { tenant: "Contoso", graph, tokenName: "Macs", renewBy: "2027-02-01" };
  const [ours, constantly] = [
    sent("AdeToken", declared),
    {
      ...declared,
      __provider: "exports.handler = () => ({ check: async (olds, news) => ({ inputs: news }) });",
    },
  ];
  const provider = await compare(
    {
      measure: "first check of the provider, which asks no Graph",
      ours: () => checked(ours, installed.folder),
      against: "an empty dynamic provider",
      theirs: () => checked(constantly, constant.pack),
      most: 1.25,
    },
    runs,
  );
  return [pack, provider];
}

async function packStarted(folder: string): Promise<void> {
  const script = sdk.resolve("@pulumi/pulumi/cmd/run-policy-pack/index.js");
  const child = spawn(process.execPath, [script, engine, folder], { cwd: folder });
  const exit = once(child, "exit");
  await once(child.stdout, "data");
  child.kill();
  await exit;
}

async function checked(props: Parameters<typeof sent>[1], cwd: string): Promise<void> {
  const env = { PATH: process.env["PATH"] ?? "" };
  await using provider = await startProviderProcess(env, engine, cwd);
  await provider.check({ ...props });
}
