import type { Tenant } from "../report/report.ts";

/** Why a tenant was not checked, unless one of its findings says so: then once is enough. */
export function unsaidReason({ outcome, notChecked, entries }: Tenant): string | undefined {
  if (outcome !== "not-checked") return undefined;
  const reason = notChecked ?? "It is not known why.";
  const messages = entries.flatMap(({ findings }) => findings.map(({ message }) => message));
  return messages.some((message) => message.includes(reason)) ? undefined : reason;
}
