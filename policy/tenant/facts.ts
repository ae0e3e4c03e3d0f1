import {
  type ConfigSchema,
  definePolicy,
  type Definition,
  type Kind,
  type Policy,
} from "../define-policy.ts";
import { instantOf, integerOf, once, type Props, recordOf, recordsOf, textOf } from "../props.ts";
import { subjectOf } from "../expiring/facts.ts";
import { plain } from "../text/write.ts";
import { type Cause, causeOf, parseSighting, type Sighting } from "../observed.ts";
import { type Identity, identityOf } from "./identity.ts";
import { type LastRun, parseLastRun } from "./last-run.ts";

/**
 * `read`: the whole token list; `partial`: some pages of it; `unreadable`: none.
 */
export type TenantStatus = "read" | "partial" | "unreadable";

/** The tenant as declared, and how the reading of its token list went. */
export interface AdeTenant {
  readonly label: string;
  readonly owner: string | undefined;
  readonly runbook: string | undefined;
  readonly identity: Identity;
  /** The declared tokens, in the order of the declaration. */
  readonly declared: readonly { readonly key: string; readonly owner: string | undefined }[];
  /** Absent: no earlier run is recorded. */
  readonly lastRun: LastRun | undefined;
  readonly live: {
    readonly status: TenantStatus;
    readonly observedAt: Date;
    readonly cause: Cause | undefined;
    readonly failure: string | undefined;
    readonly reason: string | undefined;
    readonly tokensRead: number | undefined;
    readonly undeclared: readonly Sighting[];
  };
}

const adeTenant: Kind<AdeTenant> = {
  type: "pulumi-nodejs:dynamic/intune:AdeTenant",
  noun: "ADE tenant",
  parse: once(parseAdeTenant),
  subject: (tenant) => subjectOf(plain(tenant.label), tenant),
};

export function defineTenantPolicy<const S extends ConfigSchema>(
  definition: Definition<AdeTenant, S>,
): Policy {
  return definePolicy(adeTenant, definition);
}

function parseAdeTenant(props: Props, name: string): AdeTenant {
  const live = recordOf(props, "live");
  return {
    label: textOf(props, "tenant") ?? name,
    owner: textOf(props, "owner"),
    runbook: textOf(props, "runbook"),
    identity: identityOf(props),
    declared: recordsOf(props, "declared").map((token) => ({
      key: textOf(token, "key") ?? "",
      owner: textOf(token, "owner"),
    })),
    lastRun: parseLastRun(live),
    live: parseLive(live),
  };
}

function parseLive(live: Props): AdeTenant["live"] {
  const observedAt = instantOf(live, "observedAt");
  const status = live["status"];
  const listed = status === "read" || status === "partial";
  const known =
    observedAt !== undefined &&
    (status === "unreadable" || (listed && Array.isArray(live["undeclared"])));
  return {
    status: known ? status : "unreadable",
    observedAt: observedAt ?? new Date(0),
    cause:
      known && status === "read" ? undefined : ((known ? causeOf(live) : undefined) ?? "malformed"),
    failure: textOf(live, "failure"),
    reason: textOf(live, "reason"),
    tokensRead: integerOf(live, "tokensRead"),
    undeclared: recordsOf(live, "undeclared").map(parseSighting),
  };
}
