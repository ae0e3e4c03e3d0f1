import { cause, failed, observedAt, program, sighting } from "./expiring.ts";
import type { Cause } from "./expiring.ts";
import { type KindRow, kinds } from "./kinds.ts";
import { instant, integer, list, object, oneOf, optional, or, text } from "./values.ts";
import type { Props, ReadAs, Wire, WrittenAs } from "./values.ts";

/** Which tenant is read, as whom, and from which origin of Graph. */
const identity = { tenantId: text, clientId: text, graph: object({ endpoint: text }) };
const identityOnly = object(identity);
export type Identity = ReadAs<typeof identityOnly>;

const [key, name] = [or(text, ""), or(text, "")];
const kind = oneOf(...kinds.map((row) => row.kind));

/** What of the declarations below it is known to a tenant. */
export const declaredTenant = object({
  ...identity,
  program,
  /** Its label. */
  tenant: text,
  owner: text,
  runbook: text,
  declared: list(object({ key, tokenName: name, id: text, owner: text })),
  ignoredTokens: list(object({ tokenName: text, reason: text })),
});

const listed = list(object({ key, id: text, tokenName: text, displayName: name, owner: text }));

/** What a tenant's inputs say that is declared of a kind. */
export function declaredOf({ listedIn, only }: KindRow, inputs: Props) {
  const { [listedIn]: said } = inputs;
  // Its key serves as its id.
  if (only) return said === true ? [{ key: only.key, id: only.key, tokenName: only.name }] : [];
  return listed(said).map(({ tokenName, displayName, ...each }) => ({
    ...each,
    tokenName: tokenName ?? displayName,
  }));
}

/** What that run had declared, what is in Intune, and what is neither declared nor ignored now. */
const dropped = object({
  kind,
  key,
  /** Of what was found. */
  id: text,
  /** In Intune; as declared, where it was not read. */
  name,
  /** As it was declared. */
  owner: text,
  expiresAt: instant,
  /** Why it is not known whether it is still in Intune. */
  notRead: text,
});
export type Dropped = ReadAs<typeof dropped>;

/** Absent where that run was about another tenant. */
const droppedOnes: Wire<readonly Dropped[] | undefined, readonly WrittenAs<typeof dropped>[]> = (
  value,
) => (Array.isArray(value) ? list(dropped)(value) : undefined);

/** `read`: the whole token list; `partial`: some pages of it; `unreadable`: none. */
const known = oneOf("read", "partial", "unreadable");
type Status = NonNullable<ReadAs<typeof known>>;

/** A known status, a moment, and what belongs to that status. */
function statusOf(facts: Props): Status | undefined {
  const status = known(facts["status"]);
  const isComplete = status === "unreadable" || Array.isArray(facts["undeclared"]);
  return isComplete && instant(facts["observedAt"]) !== undefined ? status : undefined;
}

const causeOfFailure: Wire<Cause | undefined, Cause> = (value, _, facts = {}) => {
  const status = statusOf(facts);
  if (status === undefined) return "malformed";
  return status === "read" ? undefined : (cause(value) ?? "malformed");
};

const status: Wire<Status, Status> = (_value, _, facts = {}) => statusOf(facts) ?? "unreadable";

export const liveTenant = object({
  status,
  observedAt,
  ...failed,
  /** Facts that are not understood are malformed. */
  cause: causeOfFailure,
  tokensRead: integer,
  /** The live tokens that are neither declared nor ignored. */
  undeclared: list(sighting),
  /** The ids that the names of the declarations mean. */
  found: list(object({ kind, key, id: text })),
  /** What the last recorded run knew, as far as it differs; absent: none is recorded. */
  lastRun: optional(object({ ...identity, dropped: droppedOnes })),
});

export type RecordedTenant = WrittenAs<typeof liveTenant>;
