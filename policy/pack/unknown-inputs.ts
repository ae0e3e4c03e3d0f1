import { count, list, plain } from "../text/write.ts";
import type { Finding } from "./finding.ts";
import type { Props } from "../wire/values.ts";
import { wholeRun } from "../text/places.ts";

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

/** By which the engine's events mark a secret, whose value they leave out. */
const secretKey = "4dabf18193072939515e22adb298388d";
const secretText = "[secret]";

function isMasked(value: unknown): boolean {
  return value === secretText || (isPlainObject(value) && secretKey in value);
}

/** An input that cannot be read, and why; nothing is judged then. */
export interface Unread {
  readonly path: string;
  readonly why: keyof typeof reasons;
}

export type SomeUnread = readonly [Unread, ...Unread[]];

/** Why, in short for a label; what is wrong with it; what to do. */
const reasons = {
  unknown: {
    label: "(known after up)",
    is: "not known before `pulumi up`",
    step: "Give it values that are known in a preview, or let `pulumi up` check it.",
  },
  secret: {
    label: "(a secret)",
    is: "a Pulumi secret, which the engine's events leave out",
    step: "Declare it as plain text; only appleIdentifier is confidential.",
  },
  incomplete: {
    label: "",
    is: "missing or unusable",
    step: wholeRun,
  },
} as const;

/** What only tells people whom or where to ask: nothing is judged by it. */
const labels: ReadonlySet<string> = new Set(["owner", "reason", "tenant", "runbook"]);

/** Inputs without what cannot be read, but with something in the place of labels. */
export interface Known {
  readonly props: Props;
  readonly unknown: readonly Unread[];
}

/** @param source only in the engine's events a text may stand for a secret */
export function knownOf(props: Props, source: "values" | "events" = "values"): Known {
  const unknown: Unread[] = [];
  const known = (value: unknown, path: string, key: string): unknown => {
    const masked = source === "events" && isMasked(value);
    // The provider alone compares a declared Apple ID; here it is enough that there is one.
    if (masked && key === "appleIdentifier") return secretText;
    if (masked || isUnknownValue(value)) {
      const why = masked ? "secret" : "unknown";
      if (!labels.has(key)) unknown.push({ path, why });
      return labels.has(key) && key !== "runbook" ? reasons[why].label : undefined;
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

/** What the one policy that says so of its resource finds about inputs that cannot be read. */
export function unreadInputs(unread: SomeUnread): Finding {
  const [{ why }] = unread;
  const paths = unread.filter((each) => each.why === why).map(({ path }) => plain(path, 60));
  return {
    reason: `inputs-${why}`,
    seen: `was not checked: ${list(paths)} ${paths.length === 1 ? "is" : "are"} ${reasons[why].is}.`,
    impact: `Nothing about it was checked, and nothing counts as healthy, while ${count(unread.length, "input")} may be anything.`,
    steps: [reasons[why].step],
  };
}

function isPlainObject(value: unknown): value is Props {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
