import type { Entry, Tenant } from "../report/report.ts";

/** Whether the tenant was read completely and the preview ran. */
export function isChecked({ outcome }: Tenant): boolean {
  return outcome !== "not-checked";
}

/** Whether the facts were read in this run: those that an earlier one left behind are old. */
export function isRead({ status, state, findings }: Entry): boolean {
  return (
    status !== "unreadable" &&
    state !== "not-checked" &&
    !findings.some(({ reason }) => reason === "not-read")
  );
}
