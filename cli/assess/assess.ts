import type { Moment } from "../../policy/define-policy.ts";
import { instantOf, recordOf, recordsOf, textOf } from "../../policy/props.ts";
import { list, plain } from "../../policy/text/write.ts";
import type { Entry, Tenant } from "./report.ts";
import type { DeclaredAt } from "../declared-at.ts";
import { entryOf, kindOf, titleOf } from "./entry.ts";
import type { Operation, Removed, Resource } from "../check/events.ts";
import { fingerprint } from "./findings.ts";
import { readsOf } from "./reads.ts";
import { type Enforced, liveOf } from "./judge.ts";

/** One operation of Pulumi on one stack, and how it is to be judged. */
export interface Preview {
  readonly stack: string;
  readonly operation: Operation;
  readonly policies: readonly Enforced[];
  /** As the shipped profile `scheduled` has them. */
  readonly scheduled: readonly Enforced[];
  readonly momentOf: (resource: Resource) => Moment;
  readonly declaredAt: DeclaredAt;
  /** Why its facts are too old to say anything of now. */
  readonly outdated?: string | undefined;
}

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

function failureOf({ errors, finished }: Operation, tenants: number): string | undefined {
  if (errors.length > 0) return `The preview failed: ${errors.flatMap(lines).join("\n")}`;
  if (!finished) return "The preview did not run to its end.";
  return tenants === 0 ? "The stack declares no AdeTenant." : undefined;
}

/** An error of the engine may name a path or a URL, but is no page. */
const longestLine = 1000;

function lines(text: string): readonly string[] {
  return text.split("\n").map((line) => plain(line, longestLine));
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

/** A whole tenant, too, which has no other place to be named. */
function removedOf(removed: readonly Removed[]): Tenant["removed"] {
  const ours = removed.flatMap((each) => {
    const kind = kindOf(each);
    return kind === undefined ? [] : [{ kind, key: plain(each.name), name: titleOf(each) }];
  });
  return ours.length === 0 ? undefined : ours;
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
  const tenantId = textOf(inputs, "tenantId");
  const endpoint = textOf(recordOf(inputs, "graph"), "endpoint");
  const observedAt = instantOf(liveOf(inputs), "observedAt");
  const removed = removedOf(gone);
  return {
    stack: plain(stack),
    label: plain(textOf(inputs, "tenant") ?? stack),
    ...(tenantId !== undefined && { tenantId: plain(tenantId) }),
    ...(endpoint !== undefined && { endpoint: plain(endpoint) }),
    outcome: notChecked === undefined ? (blocked ? "blocked" : "passed") : "not-checked",
    ...(notChecked !== undefined && { notChecked }),
    blocked,
    failed: failure !== undefined,
    ...(!operation.packRan && failure === undefined && { packRan: false }),
    ...(observedAt && { observedAt: observedAt.toISOString() }),
    record: known ? "usable" : "none",
    ...(removed && { removed }),
    ignoredTokens: recordsOf(inputs, "ignoredTokens").map((each) => ({
      tokenName: plain(textOf(each, "tokenName") ?? ""),
      reason: plain(textOf(each, "reason") ?? ""),
    })),
    reads: resources.flatMap(readsOf),
    entries,
  };
}

/** With `--target` and `--exclude` the engine tells of no step of what it leaves out. */
function leftOutOf({ inputs }: Resource, resources: readonly Resource[]): string | undefined {
  const isThere = (of: Entry["kind"], key?: string) =>
    resources.some((each) => kindOf(each) === of && (key === undefined || key === each.name));
  const missing = (of: Entry["kind"], under: string) =>
    recordsOf(inputs, under).flatMap((each) => {
      const key = textOf(each, "key") ?? "";
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
    : `The preview left out what is declared: ${list(leftOut)}. Run the check without --target and --exclude.`;
}

function notRun(stack: string, notChecked: string): Tenant {
  const nothing = { ignoredTokens: [], reads: [], entries: [] };
  const label = plain(stack);
  return {
    stack: label,
    label,
    outcome: "not-checked",
    notChecked,
    blocked: false,
    failed: true,
    record: "none",
    ...nothing,
  };
}

function entry(preview: Preview, tenant: Resource, resource: Resource, known: boolean): Entry {
  const ofItsKind = ({ policy }: Enforced) => policy.type === resource.type;
  const { operation, policies, scheduled, declaredAt, momentOf } = preview;
  return entryOf(
    {
      resource,
      policies: policies.filter(ofItsKind),
      moment: momentOf(resource),
      known,
      uid: fingerprint(
        textOf(tenant.inputs, "tenantId") ?? tenant.urn,
        resource.type,
        resource.name,
      ),
      violations: operation.violations.filter(({ resourceUrn }) => resourceUrn === resource.urn),
      others: resource === operation.resources.find(isTenant) ? operation.others : [],
    },
    scheduled.filter(ofItsKind),
    declaredAt,
  );
}

/** A reason is a sentence of its own, or what the tenant did. */
function asReason(reason: string): string {
  return reason.startsWith("was ") ? `The tenant ${reason}` : reason;
}

const states = ["blocked", "not-checked", "warned", "healthy"] as const;

function inOrder(a: Entry, b: Entry): number {
  const byState = states.indexOf(a.state) - states.indexOf(b.state);
  if (byState !== 0) return byState;
  return orderOf(a) < orderOf(b) ? -1 : 1;
}

/** What expires first comes first; the tenant itself before all. */
function orderOf({ kind, expiresAt, key }: Entry): string {
  return `${kind === "tenant" ? "" : (expiresAt ?? "9999")} ${key}`;
}
