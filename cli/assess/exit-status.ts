import type { Report, Tenant } from "./report.ts";

/** 0: nothing mandatory is violated; 1: something is; 2: a check did not run to its end. */
export function exitStatusOf(tenants: readonly Tenant[]): Report["exitStatus"] {
  if (tenants.some(({ failed }) => failed)) return 2;
  return tenants.some(({ blocked }) => blocked) ? 1 : 0;
}
