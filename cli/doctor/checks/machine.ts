import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";
import { isAtLeast, satisfies, supportedCli } from "../../supported.ts";
import { Refusal } from "../../refusal.ts";
import { type DoctorCheck, fail, ok, warn } from "../world.ts";

const manifest = z.object({
  version: z.string(),
  engines: z.object({ node: z.string().optional() }).optional(),
  peerDependencies: z.object({ "@pulumi/pulumi": z.string().optional() }).optional(),
});

function manifestIn(file: string) {
  return manifest.parse(JSON.parse(readFileSync(file, "utf8")));
}

export const node: DoctorCheck = {
  name: "node",
  title: "Node",
  needs: [],
  async run({ node: version, root }) {
    const range = manifestIn(join(root, "package.json")).engines?.node ?? ">=0";
    return satisfies(version, range)
      ? ok(version)
      : fail(`${version}; supported: ${range}`, [
          "Install Node 24: https://nodejs.org, or in a pipeline actions/setup-node with node-version: 24.",
        ]);
  },
};

const install = `npm install pulumi@${supportedCli.from}, or https://www.pulumi.com/docs/install/`;

export const pulumi: DoctorCheck = {
  name: "pulumi",
  title: "Pulumi CLI",
  needs: [],
  async run(world) {
    const version = await cliVersion(world.pulumi);
    const range = `${supportedCli.from} to ${supportedCli.to}`;
    if (version === undefined) return fail("not found, or it does not start", [`${install}.`]);
    if (!isAtLeast(version, supportedCli.from))
      return fail(`${version}; supported: ${range}`, [`${install}.`]);
    return isAtLeast(supportedCli.to, version)
      ? ok(version)
      : warn(`${version} is newer than what is tested (${range})`, [
          "Where a preview fails strangely, try the newest tested version.",
        ]);
  },
};

async function cliVersion(run: Parameters<DoctorCheck["run"]>[0]["pulumi"]) {
  try {
    const { status, out } = await run(["version"]);
    return status === 0 ? /^v?(\d+\.\d+\.\d+\S*)$/m.exec(out)?.[1] : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

export const sdk: DoctorCheck = {
  name: "sdk",
  title: "Pulumi SDK",
  needs: ["project"],
  async run({ root }, { project = "" }) {
    const range = manifestIn(join(root, "package.json")).peerDependencies?.["@pulumi/pulumi"];
    try {
      const file = createRequire(project).resolve("@pulumi/pulumi/package.json");
      const { version } = manifestIn(file);
      if (range === undefined || satisfies(version, range)) return ok(version);
      return fail(`${version}; supported: ${range}`, ["npm install @pulumi/pulumi@3"]);
    } catch {
      return fail("the project has no @pulumi/pulumi", [
        "In the project's folder: npm install @pulumi/pulumi (in a pipeline: npm ci, before this).",
      ]);
    }
  },
};

export const pack: DoctorCheck = {
  name: "pack",
  title: "Policy pack",
  needs: [],
  async run({ root }) {
    const folder = join(root, "policy");
    const missing = ["PulumiPolicy.yaml", "package.json", "main.cjs"].find(
      (file) => !existsSync(join(folder, file)),
    );
    return missing === undefined
      ? ok(`apple-ade ${manifestIn(join(folder, "package.json")).version}`)
      : fail(`${missing} is missing in the pack's folder`, ["Install the package again: npm ci"]);
  },
};
