import { instantOf, type Props, recordOf, recordsOf, textOf } from "../props.ts";
import { type Identity, identityOf } from "./identity.ts";

/** What the last recorded run knew of the tenant, as far as it differs from what is declared now. */
export interface LastRun {
  readonly identity: Identity;
  /** Absent where that run was about another tenant. */
  readonly dropped: readonly Dropped[] | undefined;
}

/** What that run had declared, what is in Intune, and what is neither declared nor ignored now. */
export interface Dropped {
  readonly kind: string | undefined;
  readonly key: string;
  /** Of what was found. */
  readonly id: string | undefined;
  /** In Intune; as declared, where it was not read. */
  readonly name: string;
  readonly expiresAt: Date | undefined;
  /** Why it is not known whether it is still in Intune. */
  readonly notRead: string | undefined;
}

/** `undefined`: no earlier run is recorded. */
export function parseLastRun(live: Props): LastRun | undefined {
  if (!("lastRun" in live)) return undefined;
  const lastRun = recordOf(live, "lastRun");
  return {
    identity: identityOf(lastRun),
    dropped: Array.isArray(lastRun["dropped"])
      ? recordsOf(lastRun, "dropped").map(parseDropped)
      : undefined,
  };
}

function parseDropped(props: Props): Dropped {
  return {
    kind: textOf(props, "kind"),
    key: textOf(props, "key") ?? "",
    id: textOf(props, "id"),
    name: textOf(props, "name") ?? "",
    expiresAt: instantOf(props, "expiresAt"),
    notRead: textOf(props, "notRead"),
  };
}
