import type { Entry, Finding, Report, Tenant } from "./report.ts";

export type Mood = "blocked" | "not-checked" | "warned" | "healthy";

/** How a tenant is marked: what was not checked comes before everything that was. */
export function moodOf(tenant: Tenant): Mood {
  if (tenant.outcome === "not-checked") return "not-checked";
  if (tenant.outcome === "blocked") return "blocked";
  return tenant.entries.some(({ state }) => state !== "healthy") ? "warned" : "healthy";
}

export const icons: Readonly<Record<Mood | Entry["state"], string>> = {
  blocked: "❌",
  "not-checked": "❓",
  warned: "⚠️",
  healthy: "✅",
};

/** The tenant's result in a few words, the same in every format: `1 of 5 blocks`. */
export function headline(tenant: Tenant): string {
  const shown = shownEntries(tenant);
  const blocking = shown.filter(({ state }) => state === "blocked").length;
  const blocks = `${blocking} of ${shown.length} ${blocking === 1 ? "blocks" : "block"}`;
  switch (moodOf(tenant)) {
    case "not-checked":
      return blocking > 0 ? `not checked; ${blocks}` : "not checked";
    case "blocked":
      return blocks;
    case "warned":
      return `${shown.filter(({ state }) => state !== "healthy").length} of ${shown.length} with warnings`;
    case "healthy":
      return healthy(shown);
  }
}

/** Everything declared, and the tenant itself when something was found about it. */
export function shownEntries({ entries }: Tenant): readonly Entry[] {
  return entries.filter(({ kind, findings }) => kind !== "tenant" || findings.length > 0);
}

function healthy(entries: readonly Entry[]): string {
  if (entries.length === 0) return "nothing is declared";
  const [next] = entries
    .flatMap(({ name, renewBy }) => (renewBy === undefined ? [] : [{ name, renewBy }]))
    .toSorted((a, b) => (a.renewBy < b.renewBy ? -1 : 1));
  const all = `all ${entries.length} ${entries.length === 1 ? "token" : "tokens"} healthy`;
  return next === undefined ? all : `${all}, next deadline ${next.renewBy} (${next.name})`;
}

/** Whether the change under review caused what blocks, and whether it can cure it. */
export interface Attribution {
  readonly caused: "all" | "some" | "none" | "unknown";
  readonly curable: "all" | "some" | "none";
}

/** `undefined`: nothing blocks. */
export function attributionOf({ entries }: Tenant): Attribution | undefined {
  const blocking = entries.flatMap(({ findings }) => findings.filter(isMandatory));
  if (blocking.length === 0) return undefined;
  const caused = share(blocking, ({ cause }) => cause === "change");
  const unknown = blocking.some(({ cause }) => cause === "unknown");
  return {
    caused: caused === "none" && unknown ? "unknown" : caused,
    curable: share(blocking, ({ curedInCode }) => curedInCode),
  };
}

/** The attribution as a reviewer reads it. */
export function attributionSentence({ caused, curable }: Attribution): string {
  return `This pull request ${causedPhrases[caused]} and ${curablePhrases[curable]}.`;
}

const causedPhrases = {
  all: "caused it",
  some: "caused part of it",
  none: "did not cause it",
  unknown: "may have caused it (there is nothing to compare with)",
};

const curablePhrases = {
  all: "can fix it",
  some: "can fix part of it",
  none: "cannot fix it",
};

function share(findings: readonly Finding[], test: (finding: Finding) => boolean) {
  const matching = findings.filter(test).length;
  if (matching === 0) return "none";
  return matching === findings.length ? "all" : "some";
}

function isMandatory({ level }: Finding): boolean {
  return level === "mandatory";
}

/** Every finding once, with what it is about, the strictest first. */
export function allFindings(
  report: Report,
): readonly { readonly tenant: Tenant; readonly entry: Entry; readonly finding: Finding }[] {
  return report.tenants.flatMap((tenant) =>
    tenant.entries.flatMap((entry) =>
      entry.findings.map((finding) => ({ tenant, entry, finding })),
    ),
  );
}
