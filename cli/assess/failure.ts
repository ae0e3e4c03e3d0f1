import { list as listIn, record, text } from "../../policy/wire/values.ts";
import { list, plain } from "../../policy/text/write.ts";
import { kindOf } from "./entry.ts";
import type { Operation, Resource } from "./operation.ts";
import type { Entry } from "./report-entry.ts";

/** Why a preview says nothing of its stack; `undefined` where it ran to its end. */
export function failureOf({ errors, finished }: Operation, tenants: number): string | undefined {
  if (errors.length > 0)
    return `The preview failed: ${errors.flatMap(lines).join("\n")}\nCorrect this error, then run this check again.`;
  if (!finished) return "The preview did not run to its end.";
  return tenants === 0 ? "The stack declares no AdeTenant." : undefined;
}

/** An error of the engine may name a path or a URL, but is no page. */
const longestLine = 1000;

function lines(said: string): readonly string[] {
  return said.split("\n").map((line) => plain(line, longestLine));
}

/** With `--target` and `--exclude` the engine tells of no step of what it leaves out. */
export function leftOutOf(
  { inputs }: Resource,
  resources: readonly Resource[],
): string | undefined {
  const isThere = (of: Entry["kind"], key?: string) =>
    resources.some((each) => kindOf(each) === of && (key === undefined || key === each.name));
  const missing = (of: Entry["kind"], under: string) =>
    listIn(record)(inputs[under]).flatMap((each) => {
      const key = text(each["key"]) ?? "";
      return isThere(of, key) ? [] : [plain(key)];
    });
  const leftOut = [
    ...missing("token", "declared"),
    ...missing("vppToken", "declaredVppTokens"),
    ...(inputs["declaredPushCertificate"] !== true || isThere("pushCertificate")
      ? []
      : ["the push certificate"]),
  ];
  return leftOut.length === 0
    ? undefined
    : `The preview left out what is declared: ${list(leftOut)}. Run this check without --target and --exclude.`;
}
