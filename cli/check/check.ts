import pLimit from "p-limit";
import { momentAt, parseAsOf } from "../../policy/pack/as-of.ts";
import { catalog } from "../../policy/catalog.ts";
import { plain } from "../../policy/text/write.ts";
import { tenantsOf } from "../assess/assess.ts";
import type { Enforced } from "../assess/judge.ts";
import type { Report, Tenant } from "../assess/report.ts";
import { declarationsIn, stackFile } from "../declared-at.ts";
import { Refusal } from "../refusal.ts";
import { assertReadable, assertTargets } from "./exceptions.ts";
import type { CheckOptions, Subjects, Told } from "./options.ts";
import { previewed } from "./preview.ts";
import { loadProfile, type Profile } from "./profile.ts";
import type { Provenance } from "./provenance.ts";
import { recorded } from "./recorded.ts";

/** An operation keeps about one core busy; more of them at once would only be slower. */
const stacksAtOnce = 2;

/** Previews the stacks, or reads what was recorded of them, and assesses what that tells. */
export async function reportOn(
  subjects: Subjects,
  options: CheckOptions,
  provenance: Promise<Provenance>,
): Promise<Report> {
  const { profile } = options;
  // Recorded events are read without the Pulumi of this machine.
  if (profile.exceptions && subjects.events === undefined)
    assertReadable(profile, (await provenance).versions.pulumi);
  const all = await tellings(subjects, options);
  for (const { operation } of all) assertTargets(profile, operation);
  return reportOf(all, await provenance, options);
}

async function tellings({ stack = [], events = [] }: Subjects, options: CheckOptions) {
  if (events.length > 0 && stack.length > 0)
    throw new Refusal("--events and --stack exclude each other: recorded events name their stack.");
  if (options.configFile !== undefined && Math.max(stack.length, events.length) > 1)
    throw new Refusal("--config-file is of one stack; several were named.");
  if (events.length > 0) return events.map((file) => recorded(file, options));
  const limit = pLimit(stacksAtOnce);
  const stacks = stack.length === 0 ? [undefined] : [...new Set(stack)];
  return Promise.all(stacks.map((each) => limit(() => previewed(each, options))));
}

/** The report over all stacks. */
export function reportOf(
  all: readonly Told[],
  provenance: Provenance,
  options: CheckOptions,
): Report {
  const { profile, asOf, pullRequest, now } = options;
  const ahead = parseAsOf(asOf, now());
  const tenants = all.flatMap((told) => assessed(told, options, ahead));
  const times = all.flatMap(({ recordedAt }) => recordedAt?.getTime() ?? []);
  const checkedAt = times.length === 0 ? now() : new Date(Math.min(...times));
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

function assessed(
  { stack, operation, outdated }: Told,
  { profile, configFile, isMadeUp }: CheckOptions,
  ahead: Date | undefined,
): readonly Tenant[] {
  return tenantsOf({
    stack,
    operation,
    policies: enforced(profile),
    scheduled: enforced(loadProfile("scheduled")),
    momentOf: ({ seenAt }) => momentAt(seenAt, ahead, operation.startedAt),
    exceptions: profile.exceptions,
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
