import type { Moment } from "../../policy/pack/policy.ts";
import { present } from "../../policy/wire/present.ts";
import { instant, list, or, record, text } from "../../policy/wire/values.ts";
import { plain } from "../../policy/text/write.ts";
import type { Entry } from "./report-entry.ts";
import type { Tenant } from "./report.ts";
import type { DeclaredAt } from "../declared-at.ts";
import { entryOf, kindOf, plainText } from "./entry.ts";
import { exempted, type PolicyException } from "./exempt.ts";
import { failureOf, leftOutOf } from "./failure.ts";
import type { Operation, Removed, Resource } from "./operation.ts";
import { fingerprint } from "./fingerprint.ts";
import { inOrder } from "./order.ts";
import { readsOf } from "./reads.ts";
import { removedOf } from "./removed.ts";
import { type Enforced, liveOf } from "./judge.ts";
import { ownName } from "../stack-name.ts";

/** One operation of Pulumi on one stack, and how it is to be judged. */
export interface Preview {
  readonly stack: string;
  readonly operation: Operation;
  readonly policies: readonly Enforced[];
  /** As the shipped profile `scheduled` has them. */
  readonly scheduled: readonly Enforced[];
  readonly momentOf: (resource: Resource) => Moment;
  readonly declaredAt: DeclaredAt;
  /** Pulumi's own, of the profile. */
  readonly exceptions?: readonly PolicyException[] | undefined;
  /** Why its facts are too old to say anything of now. */
  readonly outdated?: string | undefined;
}

const said = or(text, "");

/** What the operation says of each tenant that the stack declares; one that failed says why. */
export function tenantsOf(preview: Preview): readonly Tenant[] {
  const { operation, stack } = preview;
  const ours = operation.resources.filter((each) => kindOf(each) !== undefined);
  const tenants = ours.filter(isTenant);
  const failure = preview.outdated ?? failureOf(operation, tenants.length);
  if (tenants.length === 0) return [notRun(stack, failure ?? "")];
  return tenants.map((tenant) =>
    tenantOf(
      preview,
      tenant,
      ours.filter((each) => belongsTo(each, tenant, tenants)),
      operation.removed.filter((each) => tenantAbove(each, tenants) === tenant),
      failure,
    ),
  );
}

function isTenant(resource: Resource): boolean {
  return kindOf(resource) === "tenant";
}

function belongsTo(resource: Resource, tenant: Resource, all: readonly Resource[]): boolean {
  return (
    resource === tenant || (kindOf(resource) !== "tenant" && tenantAbove(resource, all) === tenant)
  );
}

/** By its parent, else the only tenant there is. */
function tenantAbove({ parent }: Pick<Resource, "parent">, all: readonly Resource[]) {
  return all.find(({ urn }) => urn === parent) ?? all[0];
}

function tenantOf(
  preview: Preview,
  tenant: Resource,
  resources: readonly Resource[],
  gone: readonly Removed[],
  failed: string | undefined,
): Tenant {
  const { stack, operation } = preview;
  const { inputs } = tenant;
  const known = operation.resources.some(({ recorded }) => recorded !== undefined);
  const entries = resources.map((each) => entry(preview, tenant, each, known)).toSorted(inOrder);
  const unchecked = entries.find(({ kind }) => kind === "tenant")?.notChecked;
  const failure = failed ?? leftOutOf(tenant, resources);
  const notChecked = failure ?? (unchecked && asReason(unchecked));
  const blocked = entries.some(({ state }) => state === "blocked");
  const passed = blocked ? ("blocked" as const) : ("passed" as const);
  return present({
    stack: plain(stack),
    label: plain(text(inputs["tenant"]) ?? stack),
    tenantId: plainText(inputs, "tenantId"),
    endpoint: plainText(record(inputs["graph"]), "endpoint"),
    outcome: notChecked === undefined ? passed : ("not-checked" as const),
    notChecked,
    blocked,
    failed: failure !== undefined,
    packRan: operation.packRan || failure !== undefined ? undefined : (false as const),
    observedAt: instant(liveOf(inputs)["observedAt"])?.toISOString(),
    record: known ? ("usable" as const) : ("none" as const),
    removed: removedOf(gone),
    ignoredTokens: list(record)(inputs["ignoredTokens"]).map((each) => ({
      tokenName: plain(said(each["tokenName"])),
      reason: plain(said(each["reason"])),
    })),
    trustCount: record(inputs["graph"])["trustCount"] === false ? (false as const) : undefined,
    reads: resources.flatMap(readsOf),
    entries,
  });
}

/** A stack of which nothing is known but why. */
export function notRun(stack: string, notChecked: string): Tenant {
  const label = plain(stack);
  const nothing = { ignoredTokens: [], reads: [], entries: [] };
  const outcome = { outcome: "not-checked", notChecked, blocked: false, failed: true } as const;
  return { stack: label, label, ...outcome, record: "none", ...nothing };
}

function entry(preview: Preview, tenant: Resource, resource: Resource, known: boolean): Entry {
  const ofItsKind = ({ policy }: Enforced) => policy.type === resource.type;
  const { stack, operation, policies, scheduled, declaredAt, momentOf, exceptions = [] } = preview;
  const violations = operation.violations.filter(({ resourceUrn }) => resourceUrn === resource.urn);
  const counting = (all: readonly Enforced[]) =>
    exempted(all.filter(ofItsKind), resource, violations, exceptions);
  return entryOf(
    {
      resource,
      policies: counting(policies),
      moment: momentOf(resource),
      known,
      // Two stacks may declare the same tenant, each with a key of that name.
      uid: fingerprint(
        ownName(stack),
        text(tenant.inputs["tenantId"]) ?? tenant.urn,
        resource.type,
        resource.name,
      ),
      violations,
      others: resource === operation.resources.find(isTenant) ? operation.others : [],
    },
    counting(scheduled),
    declaredAt,
  );
}

/** A reason is a sentence of its own, or what the tenant did. */
function asReason(reason: string): string {
  return reason.startsWith("was ") ? `The tenant ${reason}` : reason;
}
