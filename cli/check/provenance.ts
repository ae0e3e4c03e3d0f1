import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { plain } from "../../policy/text/write.ts";
import { packageRoot } from "../package-root.ts";
import type { Report } from "../report/report.ts";

/** Which versions of what, on which commit, for an audit. */
export type Provenance = Pick<Report, "versions" | "commit">;

export async function provenanceOf(env: NodeJS.ProcessEnv): Promise<Provenance> {
  const [pulumi, commit] = await Promise.all([outputOf("pulumi", ["version"]), commitOf(env)]);
  return {
    versions: {
      appleAde: productVersion(),
      pack: versionIn(join("policy", "package.json")),
      ...(pulumi !== undefined && { pulumi: plain(pulumi) }),
    },
    ...(commit !== undefined && { commit }),
  };
}

/** The version of this package. */
export function productVersion(): string {
  return versionIn("package.json");
}

/** As the pipeline names it, else as git does. */
async function commitOf(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const named = env["GITHUB_SHA"] ?? env["BUILD_SOURCEVERSION"] ?? env["CI_COMMIT_SHA"];
  const said = named ?? (await outputOf("git", ["rev-parse", "HEAD"]));
  return said !== undefined && /^[\da-f]{7,64}$/.test(said) ? said : undefined;
}

function versionIn(file: string): string {
  const read: unknown = JSON.parse(readFileSync(join(packageRoot, file), "utf8"));
  return z.object({ version: z.string() }).parse(read).version;
}

async function outputOf(command: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await promisify(execFile)(command, [...args])).stdout.trim();
  } catch {
    return undefined;
  }
}
