import { severalFirst } from "../../policy/wire/kinds.ts";
import { declaredOf } from "../../policy/wire/tenant.ts";
import { list, plain } from "../../policy/text/write.ts";
import { kindOf } from "./entry.ts";
import type { Operation, Resource } from "./operation.ts";
import type { Entry } from "./report-entry.ts";
import { wholeRun } from "../../policy/text/places.ts";

/** Why a preview says nothing of its stack; `undefined` where it ran to its end. */
export function failureOf({ errors, finished }: Operation, tenants: number): string | undefined {
  const lines = errors.flatMap((said) => said.split("\n")).map((each) => plain(each, longestLine));
  if (lines.length > 0)
    return `The preview failed: ${lines.join("\n")}\nCorrect this error; npx --no-install apple-ade doctor examines the set-up. Then run this check again.`;
  if (!finished) return "The preview did not run to its end.";
  return tenants === 0 ? "The stack declares no AdeTenant." : undefined;
}

/** An error of the engine may name a path or a URL, but is no page. */
const longestLine = 1000;

/** With `--target` and `--exclude` the engine tells of no step of what it leaves out. */
export function leftOutOf(
  { inputs }: Resource,
  resources: readonly Resource[],
): string | undefined {
  const isThere = (of: Entry["kind"], key?: string) =>
    resources.some((each) => kindOf(each) === of && (key === undefined || key === each.name));
  const leftOut = severalFirst.flatMap((row) =>
    declaredOf(row, inputs).flatMap(({ key }) => {
      const { kind, only } = row;
      if (isThere(kind, only ? undefined : key)) return [];
      return [only ? `the ${only.short}` : plain(key)];
    }),
  );
  return leftOut.length === 0
    ? undefined
    : `The preview left out what is declared: ${list(leftOut)}. ${wholeRun}`;
}
