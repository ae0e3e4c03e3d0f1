import { plain } from "../policy/text/write.ts";
import { runPulumi } from "./pulumi.ts";

/** The version of the CLI that is used, such as `v3.276.0`; `undefined` where it does not say. */
export async function pulumiVersion(): Promise<string | undefined> {
  const pulumi = await runPulumi(["version"]).catch(() => undefined);
  return pulumi?.status === 0 ? plain(pulumi.out.trim()) : undefined;
}

/** Whether a version such as `v3.276.0` is as new as the other; a prerelease counts as its version. */
export function isAtLeast(found: string, wanted: string): boolean {
  const numbers = /\d+\.\d+\.\d+/.exec(found)?.[0];
  return numbers !== undefined && numbers.localeCompare(wanted, "en", { numeric: true }) >= 0;
}
