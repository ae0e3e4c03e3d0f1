import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";
import { oldest } from "../../package-root.ts";
import { Refusal } from "../../refusal.ts";
import { satisfies } from "../satisfies.ts";
import { type DoctorCheck, fail, ok } from "../world.ts";

const manifest = z.object({
  version: z.string(),
  engines: z.object({ node: z.string().optional(), pulumi: z.string().optional() }).optional(),
  peerDependencies: z.object({ "@pulumi/pulumi": z.string().optional() }).optional(),
});

function manifestIn(file: string) {
  return manifest.parse(JSON.parse(readFileSync(file, "utf8")));
}

export const node: DoctorCheck = {
  name: "node",
  title: "Node",
  fails: "its version is not supported",
  needs: [],
  async run({ node: version, root }) {
    const range = manifestIn(join(root, "package.json")).engines?.node ?? ">=0.0.0";
    return satisfies(version, range)
      ? ok(version)
      : fail(`${version}; supported: ${range}`, [
          "Install Node 24: https://nodejs.org, or in a pipeline actions/setup-node with node-version: 24.",
        ]);
  },
};

export const pulumi: DoctorCheck = {
  name: "pulumi",
  title: "Pulumi CLI",
  fails: "it is missing, or its version is not supported",
  needs: [],
  async run({ pulumi: run, root }) {
    const version = await cliVersion(run);
    const range = manifestIn(join(root, "package.json")).engines?.pulumi ?? ">=0.0.0";
    if (version !== undefined && satisfies(version, range)) return ok(version);
    return fail(
      version === undefined ? "not found, or it does not start" : `${version}; supported: ${range}`,
      [`npm install pulumi@${oldest("pulumi")}, or https://www.pulumi.com/docs/install/`],
    );
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
  fails: "the project has no `@pulumi/pulumi`, or one that is not supported",
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
  fails: "a file of the pack is missing",
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
