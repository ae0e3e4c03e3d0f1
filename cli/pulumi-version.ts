import { plain } from "../policy/text/write.ts";
import { type Pulumi, type PulumiRun, runPulumi } from "./pulumi.ts";

/** The version of the CLI that is used, such as `v3.276.0`; `undefined` where it does not say. */
export async function pulumiVersion(run: Pulumi = runPulumi): Promise<string | undefined> {
  return versionIn(await run(["version"]).catch(() => undefined));
}

/** The version that `pulumi version` answered. */
export function versionIn(answer: PulumiRun | undefined): string | undefined {
  const said = answer?.status === 0 ? /^v?\d+\.\d+\.\d+\S*$/m.exec(answer.out)?.[0] : undefined;
  return said && plain(said);
}

/** Whether a version such as `v3.276.0` is as new as the other; a prerelease counts as its version. */
export function isAtLeast(found: string, wanted: string): boolean {
  const numbers = /\d+\.\d+\.\d+/.exec(found)?.[0];
  return numbers !== undefined && numbers.localeCompare(wanted, "en", { numeric: true }) >= 0;
}

/** Whether a version is in a range as `package.json` writes it: `^1.2.3 || >= 2.0.0 <4.0.0`. */
export function satisfies(version: string, range: string): boolean {
  return range
    .split("||")
    .some((part) =>
      part.match(/(?:(?:\^|>=|<)\s+)?\S+/g)?.every((each) => isWithin(version, each)),
    );
}

function isWithin(version: string, comparator: string): boolean {
  const [, operator, limit = ""] = /^(\^|>=|<)\s*(.+)$/.exec(comparator) ?? [];
  if (operator === "<") return !isAtLeast(version, limit);
  return isAtLeast(version, limit) && (operator === ">=" || majorOf(version) === majorOf(limit));
}

function majorOf(version: string): number {
  return Number.parseInt(version.replace(/^v/, ""));
}
