import { type Props, record } from "../../../policy/wire/values.ts";

/** What an access token says of whom it was issued to; the token itself is never handed on. */
export interface Claims {
  readonly tenantId: string | undefined;
  readonly applicationId: string | undefined;
  /** Application permissions. */
  readonly roles: readonly string[];
  /** It is a person's sign-in. */
  readonly isDelegated: boolean;
}

/** What the access token says of whom it was issued to; nothing, where it cannot be read. */
export function issuedTo(token: string): Claims {
  const { tid, appid, azp, roles } = claimsOf(token);
  return {
    tenantId: guidOf(tid),
    applicationId: guidOf(appid) ?? guidOf(azp),
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === "string") : [],
    isDelegated: isDelegated(token),
  };
}

/** Signed in as a person: the token carries delegated scopes instead of application roles. */
export function isDelegated(token: string): boolean {
  return "scp" in claimsOf(token);
}

function claimsOf(token: string): Props {
  try {
    return record(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")));
  } catch {
    return {};
  }
}

function guidOf(claim: unknown): string | undefined {
  return typeof claim === "string" && /^[\da-f-]{36}$/i.test(claim) ? claim : undefined;
}
