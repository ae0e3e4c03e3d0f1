import { z } from "zod";
import { catalog } from "../../policy/catalog.ts";
import { pageOf } from "../../policy/pack/policy.ts";
import { plain } from "../../policy/text/write.ts";
import type { Report } from "../assess/report.ts";
import type { PolicyException } from "../assess/exempt.ts";
import type { Operation } from "../assess/operation.ts";
import { nearest } from "../nearest.ts";
import { isAtLeast } from "../pulumi-version.ts";
import { Refusal } from "../refusal.ts";
import { stackOfUrn } from "../stack-name.ts";

const policyNames = catalog.map((policy) => policy.name);

/** What is wrong with the name of a policy that the pack does not have. */
export function noPolicy(given: string): string {
  return `there is no such policy${nearest(given, policyNames)}`;
}

const name = z
  .string()
  .refine((each) => policyNames.includes(each), { error: ({ input }) => noPolicy(String(input)) });
const target = z
  .string()
  .regex(/^urn:pulumi:[^:]+::[^:]+::[^:]+(?::.+)?::.+$/, "is no URN of a resource");
const match = z.strictObject({
  policies: z.array(name).min(1, "must name a policy"),
  targets: z.array(target).min(1, "must name the URN of a resource"),
});
const exception = z.strictObject({
  reason: z.string().regex(/\S/, "must say why"),
  match: z.array(match).min(1, 'must have a { "policies": […], "targets": […] }'),
});
const id = z.string().regex(/^[\w.-]+$/, "may have letters, digits, -, . and _");

/**
 * The second form of the file that `--policy-pack-config` takes, as Pulumi reads it
 * (`pkg/resource/analyzer` of 3.276), without the keys that it ignores.
 */
const secondForm = z.strictObject({
  version: z.literal(2, "must be 2"),
  policies: z.record(z.string(), z.unknown()).default({}),
  exceptions: z.record(id, exception).default({}),
});

/** A profile, as far as its exceptions go. */
export interface Exempting {
  /** `default`, a shipped profile's name, or the path as given. */
  readonly name: string;
  /** Of a file of version 2: what Pulumi exempts. */
  readonly exceptions?: readonly PolicyException[];
}

interface Versioned {
  readonly policies: Readonly<Record<string, unknown>>;
  /** Absent: a file of the first form, which is all levels and thresholds. */
  readonly exceptions?: readonly PolicyException[];
  readonly problems: readonly string[];
}

/** The levels and the exceptions in a file of either form: only a number as `version` tells. */
export function versioned(settings: Readonly<Record<string, unknown>>): Versioned {
  if (typeof settings["version"] !== "number") return { policies: settings, problems: [] };
  const { data, error } = secondForm.safeParse(settings);
  if (error !== undefined)
    return { policies: {}, exceptions: [], problems: error.issues.flatMap(problemsOf) };
  const exceptions = Object.entries(data.exceptions).map(([key, each]) => ({ id: key, ...each }));
  return { policies: data.policies, exceptions, problems: [] };
}

const instead = `An acknowledgement has an owner and an end: ${pageOf("ade-acknowledged")}`;

function problemsOf(issue: z.core.$ZodIssue): readonly string[] {
  const at = issue.path.map(String);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map(
      (key) => `${[...at, key].join(".")}: Pulumi ignores this key in silence. ${instead}`,
    );
  const said = issue.code === "invalid_key" ? issue.issues[0]?.message : issue.message;
  return [`${at.join(".")}: ${said}.`];
}

/** The first version of which it is known that it reads them; 3.260 does not. */
const since = "3.274.0";

/** Throws a `Refusal` where this Pulumi would stop at a file of the second form. */
export function assertReadable({ name: profile, exceptions }: Exempting, pulumi = ""): void {
  if (exceptions === undefined || pulumi === "" || isAtLeast(pulumi, since)) return;
  throw new Refusal(
    `The profile ${profile} is of version 2, which Pulumi reads from ${since} on; this is ${pulumi}. ${instead}`,
  );
}

/** Throws a `Refusal` that names each target in the stack that is none of its resources. */
export function assertTargets(
  { name: profile, exceptions = [] }: Exempting,
  { resources, finished, errors }: Operation,
): void {
  const urns = resources.map(({ urn }) => urn);
  const stacks = new Set(urns.map(stackOfUrn));
  // A preview that failed has not told of all.
  if (!finished || errors.length > 0) return;
  const problems = exceptions.flatMap(({ id: key, match: matches }) =>
    matches
      .flatMap(({ targets }) => targets)
      .filter((urn) => stacks.has(stackOfUrn(urn)) && !urns.includes(urn))
      .map(
        (urn) =>
          `exceptions.${key}: the stack has no ${shown(urn)}${nearest(shown(urn), urns.map(shown))}.`,
      ),
  );
  if (problems.length > 0) throw new Refusal(`The profile ${profile} was not used:`, problems);
}

/** Its types and its name: a runner would take `::` in a log for a command of its own. */
function shown(urn: string): string {
  return plain(urn.split("::").slice(2).join(" "), 300);
}

/** A sentence for each of what was not checked and whose finding is exempted: that is no check. */
export function exemptedUnchecked({ tenants }: Report): readonly string[] {
  return tenants.flatMap(({ label, entries }) =>
    entries
      .filter(({ notChecked }) => notChecked !== undefined)
      .flatMap(({ name: entry, findings }) =>
        findings
          .filter(({ exemptions }) => exemptions !== undefined)
          .map(
            ({ policy, exemptions = [] }) =>
              `Warning: ${entry} of ${label} was not checked, and ${exemptions.map(({ id: key }) => key).join(", ")} exempts it from ${policy}: nothing stops a run that reads nothing.`,
          ),
      ),
  );
}
