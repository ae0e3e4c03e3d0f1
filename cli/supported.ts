/** The versions of the Pulumi CLI that this is tested with: the first and the last. */
export const supportedCli = { from: "3.259.0", to: "3.276.0" } as const;

/** Whether a version is in a range as `package.json` writes it: `^1.2.3`, `>=1.2.3`, `a || b`. */
export function satisfies(version: string, range: string): boolean {
  return range.split("||").some((part) => {
    const [, kind, least = ""] = /^\s*(\^|>=)([\d.]+)\s*$/.exec(part) ?? [];
    const isSameMajor = majorOf(version) === majorOf(least);
    return isAtLeast(version, least) && (kind === ">=" || isSameMajor);
  });
}

/** A prerelease comes before its version. */
export function isAtLeast(version: string, least: string): boolean {
  const [, numbers = "0", suffix = ""] = /^v?(\d+(?:\.\d+)*)(.*)$/.exec(version) ?? [];
  const difference = numbers.localeCompare(least, "en", { numeric: true });
  return difference > 0 || (difference === 0 && !suffix.startsWith("-"));
}

function majorOf(version: string): number {
  return Number.parseInt(version.replace(/^v/, ""));
}
