import { entryText } from "../../view/entry-text.ts";
import type { EntryView } from "../../view/entry.ts";
import { shorten } from "../../view/shorten.ts";
import { kindNouns } from "../../view/words.ts";
import type { TenantView } from "../../view/view.ts";

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
export function casesOf(tenant: TenantView): readonly TestCase[] {
  const itself = tenant.entries.find(({ kind }) => kind === "tenant");
  const others = tenant.entries.filter(({ kind }) => kind !== "tenant");
  return [tenantCase(tenant, itself), ...others.map(entryCase)];
}

function tenantCase(tenant: TenantView, entry: EntryView | undefined): TestCase {
  const name = `${shorten(tenant.label, longestName)} (tenant)`;
  if (tenant.isChecked) return entry === undefined ? { name } : { ...entryCase(entry), name };
  const texts = [tenant.unsaid ?? "", entry === undefined ? "" : entryText(entry)];
  return { name, outcome: notChecked(texts) };
}

function entryCase(entry: EntryView): TestCase {
  const { kind, key, name, state, place } = entry;
  const noun = kind === "token" ? "" : `${kindNouns[kind]} `;
  // With the key, as GitLab shows only the first of two tests of the same name.
  const title = `${shorten(name, longestName)} (${noun}${key})`;
  if (state === "healthy") return { name: title };
  const texts = [entryText(entry), `Declared in ${place.file}, line ${place.line}.`];
  const outcome = state === "not-checked" ? notChecked(texts) : found(entry, texts);
  return { name: title, outcome };
}

function found(
  { state, needed, blocking, findings }: EntryView,
  texts: readonly string[],
): Outcome {
  const toDo = `To do: ${needed}.`;
  const text = lines(texts);
  const message = `${toDo} ${blocking?.sentence ?? ""}`.trim();
  if (state !== "blocked") {
    const warning = blocking === undefined ? "Warning, blocks nothing." : "Warning.";
    return { kind: "skipped", message: `${warning} ${message}`, text };
  }
  return { kind: "failure", message, type: findings[0]?.policy ?? "", text };
}

function notChecked(texts: readonly string[]): Outcome {
  const message = "Not checked.";
  return { kind: "error", message, type: "not-checked", text: lines([message, ...texts]) };
}

function lines(texts: readonly string[]): string {
  return texts.filter((each) => each !== "").join("\n");
}
