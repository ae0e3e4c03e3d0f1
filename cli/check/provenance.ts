import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { manifest, packageRoot, packVersion } from "../package-root.ts";
import { pulumiVersion } from "../pulumi-version.ts";
import type { Report } from "../assess/report.ts";

/** Which versions of what, on which commit, for an audit. */
export type Provenance = Pick<Report, "versions" | "commit">;

export async function provenanceOf(env: NodeJS.ProcessEnv): Promise<Provenance> {
  const [pulumi, commit] = await Promise.all([pulumiVersion(), commitOf(env)]);
  return {
    versions: {
      appleAde: manifest.version,
      pack: packVersion(packageRoot),
      ...(pulumi !== undefined && { pulumi }),
    },
    ...(commit !== undefined && { commit }),
  };
}

/** As the pipeline names it, else as git does. */
async function commitOf(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const named = env["GITHUB_SHA"] ?? env["BUILD_SOURCEVERSION"] ?? env["CI_COMMIT_SHA"];
  const said = named ?? (await headOfGit());
  return said !== undefined && /^[\da-f]{7,64}$/.test(said) ? said : undefined;
}

async function headOfGit(): Promise<string | undefined> {
  try {
    return (await promisify(execFile)("git", ["rev-parse", "HEAD"])).stdout.trim();
  } catch {
    return undefined;
  }
}
