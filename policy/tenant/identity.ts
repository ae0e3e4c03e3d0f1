import { type Props, recordOf, textOf } from "../props.ts";

/** Which tenant is read, as whom, and from which origin of Graph. */
export interface Identity {
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  readonly endpoint: string | undefined;
}

/** Of a tenant's inputs, or of what was recorded of them. */
export function identityOf(props: Props): Identity {
  return {
    tenantId: textOf(props, "tenantId"),
    clientId: textOf(props, "clientId"),
    endpoint: textOf(recordOf(props, "graph"), "endpoint"),
  };
}

export function isSame(a: string | undefined, b: string | undefined): boolean {
  return comparable(a) === comparable(b);
}

/** Ids and origins mean the same in any case, and with a slash at their end. */
function comparable(text: string | undefined): string | undefined {
  return text?.toLowerCase().replace(/\/+$/, "");
}

/** Another application may read the same tenant. */
export function isSameTenant(a: Identity, b: Identity): boolean {
  return isSame(a.tenantId, b.tenantId) && isSame(a.endpoint, b.endpoint);
}
