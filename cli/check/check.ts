import { join, relative } from "node:path";
import { momentAt, parseAsOf } from "../../policy/as-of.ts";
import { factAge, maxFactAgeMinutes } from "../../policy/expiring/judged.ts";
import { integerOf } from "../../policy/props.ts";
import { readText } from "../read-text.ts";
import { catalog } from "../../policy/catalog.ts";
import { plain } from "../../policy/text/write.ts";
import { runPulumi } from "../pulumi.ts";
import { packageRoot } from "../package-root.ts";
import { Refusal } from "../refusal.ts";
import type { Report, Tenant } from "../assess/report.ts";
import { declarationsIn, stackFile } from "../declared-at.ts";
import { type Operation, operationOf, parseEvent, stackOf } from "./events.ts";
import { runPreview } from "./preview.ts";
import type { Provenance } from "./provenance.ts";
import { loadProfile, type Profile } from "./profile.ts";
import type { Enforced } from "../assess/judge.ts";
import { tenantsOf } from "../assess/assess.ts";

/** What to check, and how. */
export interface CheckOptions {
  readonly profile: Profile;
  /** A date or an instant, as in `ADE_AS_OF`. */
  readonly asOf: string | undefined;
  readonly configFile: string | undefined;
  /** The stack's file is made for this run: no report names its lines. */
  readonly isMadeUp: boolean;
  /** The reader reviews a change. */
  readonly pullRequest: boolean;
  readonly now: () => Date;
  readonly progress: (line: string) => void;
}

/** Previews one stack, the selected one unless it is named. */
export async function checkStack(
  stack: string | undefined,
  options: CheckOptions,
): Promise<readonly Tenant[]> {
  const { profile, asOf, configFile, progress } = options;
  const name = stack ?? (await selectedStack());
  progress(`Previewing ${name ?? "the selected stack"} …`);
  const { events, otherOutput, status } = await runPreview({
    stack,
    configFile,
    asOf,
    progress,
    policyPack: relative(process.cwd(), join(packageRoot, "policy")) || ".",
    policyPackConfig: profile.file,
  });
  const operation = operationOf(events);
  const silent = status !== 0 && operation.errors.length === 0 && !operation.finished;
  return judged(silent ? { ...operation, errors: otherOutput } : operation, name, options);
}

/** So that also the report of a preview that fails is this stack's. `undefined`: none is selected. */
async function selectedStack(): Promise<string | undefined> {
  const { status, out } = await runPulumi(["stack", "--show-name"]);
  return status === 0 && out.trim() !== "" ? out.trim() : undefined;
}

/** Judges a stream of engine events that a pipeline has recorded; old ones check nothing of now. */
export function checkEvents(
  file: string,
  options: CheckOptions,
): { readonly tenants: readonly Tenant[]; readonly recordedAt: Date } {
  const lines = textOf(file)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const events = lines.map((line, index) => {
    const event = parseEvent(line);
    if (event !== undefined) return event;
    throw new Refusal(
      `--events ${file}: line ${index + 1} is no engine event; record with \`pulumi preview --json\` and PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true.`,
    );
  });
  if (events.length === 0) throw new Refusal(`--events ${file}: there are no events in it.`);
  const operation = operationOf(events);
  const { profile, now } = options;
  const reading = profile.policies.find(({ name }) => name === "ade-tenant-readable");
  const maximum =
    integerOf(reading?.config ?? {}, "maxFactAgeMinutes") ?? maxFactAgeMinutes.default;
  // A file to which several runs were added ends with the last one, and begins with old facts.
  const oldest = Math.min(
    ...[operation.endedAt, ...operation.resources.map(({ seenAt }) => seenAt)].map(Number),
  );
  const old = factAge(new Date(oldest), { now: now() }, maximum);
  const outdated = old && `These are recorded events: ${old}. Record them again.`;
  return {
    tenants: judged(operation, undefined, options, outdated),
    recordedAt: operation.endedAt,
  };
}

function textOf(file: string): string {
  try {
    return readText(file);
  } catch {
    throw new Refusal(`--events ${file}: the file cannot be read.`);
  }
}

function judged(
  operation: Operation,
  named: string | undefined,
  { profile, asOf, configFile, isMadeUp, now }: CheckOptions,
  outdated?: string,
): readonly Tenant[] {
  const stack = stackOf(operation, named);
  const ahead = parseAsOf(asOf, now());
  return tenantsOf({
    stack,
    operation,
    policies: enforced(profile),
    scheduled: enforced(loadProfile("scheduled")),
    momentOf: ({ seenAt }) => momentAt(seenAt, ahead, operation.startedAt),
    outdated,
    declaredAt: isMadeUp
      ? () => undefined
      : declarationsIn(configFile ?? stackFile(stack, process.cwd())),
  });
}

function enforced({ policies }: Profile): readonly Enforced[] {
  return catalog.flatMap((policy) => {
    const effective = policies.find(({ name }) => name === policy.name);
    return effective === undefined ? [] : [{ policy, ...effective }];
  });
}

/** The report over all stacks. */
export function reportOf(
  tenants: readonly Tenant[],
  provenance: Provenance,
  { profile, asOf, pullRequest, now }: CheckOptions,
  recordedAt?: Date,
): Report {
  const checkedAt = recordedAt ?? now();
  const ahead = parseAsOf(asOf, now());
  return {
    schemaVersion: 1,
    checkedAt: checkedAt.toISOString(),
    ...(ahead && { asOf: ahead.toISOString() }),
    profile: plain(profile.name),
    pullRequest,
    ...provenance,
    policies: [...profile.policies],
    exitStatus: exitStatusOf(tenants),
    tenants: [...tenants],
  };
}

/** 0: nothing mandatory is violated; 1: something is; 2: a check did not run to its end. */
export function exitStatusOf(tenants: readonly Tenant[]): Report["exitStatus"] {
  if (tenants.some(({ failed }) => failed)) return 2;
  return tenants.some(({ blocked }) => blocked) ? 1 : 0;
}
