import { count, list, plain } from "./text/write.ts";
import type { Finding } from "./finding.ts";
import type { Props } from "./props.ts";

/**
 * By which the engine marks values that are not known before `up`, such as another resource's
 * output in a preview. On the way to a policy and in the engine's events they are these texts.
 */
const marks: ReadonlySet<unknown> = new Set([
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export function isUnknownValue(value: unknown): boolean {
  return marks.has(value);
}

const knownLater = "(known after up)";

/** What only tells people whom or where to ask, and what stands for it: nothing is judged by it. */
const labels: ReadonlyMap<string, string | undefined> = new Map([
  ["owner", knownLater],
  ["reason", knownLater],
  ["tenant", knownLater],
  ["runbook", undefined],
]);

/** Inputs with the unknown labels replaced, and the paths of what else is unknown. */
export interface Known {
  readonly props: Props;
  readonly unknown: readonly string[];
}

export function knownOf(props: Props): Known {
  const unknown: string[] = [];
  const known = (value: unknown, path: string, key: string): unknown => {
    if (isUnknownValue(value)) {
      if (labels.has(key)) return labels.get(key);
      unknown.push(path);
      return undefined;
    }
    if (Array.isArray(value))
      return value.map((each, index) => known(each, `${path}[${index}]`, ""));
    return isPlainObject(value) ? entries(value, `${path}.`) : value;
  };
  const entries = (record: Props, under: string): Props =>
    Object.fromEntries(
      Object.entries(record)
        .map(([key, value]) => [key, known(value, `${under}${key}`, key)] as const)
        .filter(([, value]) => value !== undefined),
    );
  return { props: entries(props, ""), unknown };
}

/** What a policy that speaks for its resource says of inputs that are not known. */
export function unknownInputs(unknown: readonly string[]): Finding {
  const inputs = list(unknown.map((path) => plain(path, 60)));
  return {
    reason: "inputs-unknown",
    seen: `was not checked: ${inputs} ${unknown.length === 1 ? "is" : "are"} not known before \`pulumi up\`.`,
    impact: `Nothing about it was judged, and nothing counts as healthy, while ${count(unknown.length, "input")} may still be anything.`,
    steps: ["Give it values that are known in a preview, or let `pulumi up` judge it."],
  };
}

function isPlainObject(value: unknown): value is Props {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
