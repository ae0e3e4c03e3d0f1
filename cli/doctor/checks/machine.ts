import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { manifest, oldest, packVersion } from "../../package-root.ts";
import { plain } from "../../../policy/text/write.ts";
import type { PulumiRun } from "../../pulumi.ts";
import { satisfies, versionIn } from "../../pulumi-version.ts";
import { type DoctorCheck, fail, ok } from "../world.ts";

const { engines, peerDependencies } = manifest;

export const node: DoctorCheck = {
  name: "node",
  title: "Node",
  fails: "its version is not supported",
  needs: [],
  async run({ node: version }) {
    return satisfies(version, engines.node)
      ? ok(version)
      : fail(`${version}; supported: ${engines.node}`, [
          "Install Node 24: https://nodejs.org, or in a pipeline actions/setup-node with node-version: 24.",
        ]);
  },
};

export const pulumi: DoctorCheck = {
  name: "pulumi",
  title: "Pulumi CLI",
  fails: "it is missing, or its version is not supported",
  needs: [],
  async run({ pulumi: run }) {
    const answer = await run(["version"]).catch(() => undefined);
    const version = versionIn(answer)?.replace(/^v/, "");
    if (version !== undefined && satisfies(version, engines.pulumi)) return ok(version);
    return fail(
      version === undefined ? complaintIn(answer) : `${version}; supported: ${engines.pulumi}`,
      [`npm install pulumi@${oldest("pulumi")}, or https://www.pulumi.com/docs/install/`],
    );
  },
};

/** npm's package of it fetches the CLI when it first starts, which a proxy may refuse. */
function complaintIn(answer: PulumiRun | undefined): string {
  const last = answer?.err.trim().split("\n").at(-1) ?? "";
  return last === "" ? "not found, or it does not start" : `does not start: ${plain(last, 200)}`;
}

export const sdk: DoctorCheck = {
  name: "sdk",
  title: "Pulumi SDK",
  fails:
    "the project has no `@pulumi/pulumi`, one that is not supported, or a `typescript` that it cannot load",
  needs: ["project"],
  async run(_world, { project = "" }) {
    const range = peerDependencies["@pulumi/pulumi"];
    try {
      const load = createRequire(project);
      const { version, peerDependencies: peers }: Sdk = load("@pulumi/pulumi/package.json");
      if (!satisfies(version, range))
        return fail(`${version}; supported: ${range}`, ["npm install @pulumi/pulumi@3"]);
      const compiler = typeScriptOf(createRequire(load.resolve("@pulumi/pulumi/package.json")));
      const { typescript } = peers;
      if (compiler === undefined || satisfies(compiler, typescript)) return ok(version);
      return fail(
        `${version}, which starts no policy pack with the typescript ${compiler} that is installed; supported: ${typescript}`,
        ["npm install --save-dev typescript@6"],
      );
    } catch {
      return fail("the project has no @pulumi/pulumi", [
        "In the project's folder: npm install @pulumi/pulumi (in a pipeline: npm ci, before this).",
      ]);
    }
  },
};

interface Sdk {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<"typescript", string>>;
}

/** Where the project has none, the SDK takes its own. */
function typeScriptOf(load: NodeJS.Require): string | undefined {
  try {
    const { version }: Pick<Sdk, "version"> = load("typescript/package.json");
    return version;
  } catch {
    return undefined;
  }
}

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
      ? ok(`apple-ade ${packVersion(root)}`)
      : fail(`${missing} is missing in the pack's folder`, ["Install the package again: npm ci"]);
  },
};
