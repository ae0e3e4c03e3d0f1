import type { Entry, Tenant } from "../report/report.ts";
import { blocksLine, entryText } from "./entry-text.ts";
import { placeOf } from "./place.ts";
import { shorten } from "./shorten.ts";
import { unsaidReason } from "./unsaid-reason.ts";

/** One entry of a report, as a test that passed or did not. */
export interface TestCase {
  readonly name: string;
  /** None: it passed. */
  readonly outcome?: Outcome;
}

/**
 * `failure` blocks, `error` is what was not checked. A warning is `skipped`: nothing else is shown
 * with its text and fails nothing; GitLab shows none of what passed.
 * https://docs.gitlab.com/ci/testing/unit_test_reports/#junit-xml-format-specification
 */
export interface Outcome {
  readonly kind: "failure" | "error" | "skipped";
  readonly message: string;
  /** The schema has none for what is skipped. */
  readonly type?: string;
  readonly text: string;
}

/** The longest name that is shown in full. */
export const longestName = 200;

/** One for the tenant itself and one for each entry. */
export function casesOf(tenant: Tenant): readonly TestCase[] {
  const itself = tenant.entries.filter(({ kind }) => kind === "tenant");
  const others = tenant.entries.filter(({ kind }) => kind !== "tenant");
  const name = `${shorten(tenant.label, longestName)} (tenant)`;
  return [
    ...(itself.length === 0 ? [tenantCase(tenant, name)] : []),
    ...itself.map((entry) => tenantCase(tenant, name, entry)),
    ...others.map((entry) => entryCase(tenant, entry)),
  ];
}

function tenantCase(tenant: Tenant, name: string, entry?: Entry): TestCase {
  if (tenant.outcome !== "not-checked")
    return entry === undefined ? { name } : { ...entryCase(tenant, entry), name };
  const texts = [unsaidReason(tenant) ?? "", entry === undefined ? "" : entryText(entry)];
  return { name, outcome: notChecked(texts) };
}

const kinds = {
  tenant: "tenant ",
  token: "",
  pushCertificate: "push certificate ",
  vppToken: "VPP token ",
} as const;

function entryCase(tenant: Tenant, entry: Entry): TestCase {
  const { kind, key, name, state } = entry;
  // With the key, as GitLab shows only the first of two tests of the same name.
  const title = `${shorten(name, longestName)} (${kinds[kind]}${key})`;
  if (state === "healthy") return { name: title };
  const texts = [entryText(entry), declared(tenant, entry)];
  const outcome = state === "not-checked" ? notChecked(texts) : found(entry, texts);
  return { name: title, outcome };
}

function found(entry: Entry, texts: readonly string[]): Outcome {
  const [strictest] = entry.findings;
  const toDo = `To do: ${strictest?.action ?? ""}.`;
  const text = lines(texts);
  if (entry.state !== "blocked")
    return { kind: "skipped", message: `Warning, blocks nothing. ${toDo}`, text };
  const message = `${toDo} ${blocksLine(entry)}`.trim();
  return { kind: "failure", message, type: strictest?.policy ?? "", text };
}

function notChecked(texts: readonly string[]): Outcome {
  const message = "Not checked.";
  return { kind: "error", message, type: "not-checked", text: lines([message, ...texts]) };
}

function declared(tenant: Tenant, entry: Entry): string {
  const { file, line } = placeOf(tenant, entry);
  return `Declared in ${file}, line ${line}.`;
}

function lines(texts: readonly string[]): string {
  return texts.filter((each) => each !== "").join("\n");
}
