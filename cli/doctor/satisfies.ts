import { isAtLeast } from "../pulumi-version.ts";

/** Whether a version is in a range as `package.json` writes it: `^1.2.3 || >=2.0.0 <4.0.0`. */
export function satisfies(version: string, range: string): boolean {
  return range.split("||").some((part) =>
    part
      .trim()
      .split(/\s+/)
      .every((each) => isWithin(version, each)),
  );
}

function isWithin(version: string, comparator: string): boolean {
  const [, operator, limit = ""] = /^(\^|>=|<)(.+)$/.exec(comparator) ?? [];
  if (operator === "<") return !isAtLeast(version, limit);
  return isAtLeast(version, limit) && (operator === ">=" || majorOf(version) === majorOf(limit));
}

function majorOf(version: string): number {
  return Number.parseInt(version.replace(/^v/, ""));
}
