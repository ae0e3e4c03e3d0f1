import { alikeSentence } from "../../view/entry-text.ts";
import type { ToldView } from "../../view/alike.ts";
import type { EntryView, FindingView } from "../../view/entry.ts";
import { shorten } from "../../view/shorten.ts";
import { code, codeBlock, escape, escapeName, link } from "./escape.ts";

/** An entry's strictest finding with everything that helps, its others in one line. */
export function detail(entry: ToldView, filesUrl: string | undefined): string {
  const { strictest, others } = entry;
  return [
    opening(entry, strictest),
    escape(alikeSentence(entry)),
    others.length === 0 ? "" : `Also: ${others.map(further).join(", ")}.`,
    links(entry, strictest, filesUrl),
    offer(entry),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Folded: to accept it is the exception. */
function offer({ acknowledge }: EntryView): string {
  if (acknowledge === undefined) return "";
  return [
    `<details><summary>Accept it for a while: fill in reason and owner, then add under ${escapeName(acknowledge.under)}</summary>`,
    codeBlock(
      acknowledge.lines.map((each) => shorten(each, 400)),
      languageOf(acknowledge.lines),
    ),
    "</details>",
  ].join("\n\n");
}

function opening(entry: EntryView, finding: FindingView): string {
  const { policy, because, first, impact, lead, subject } = finding;
  const [title, rest] = headingOf(finding);
  const name = subject === "" ? "" : `${escapeName(entry.title)} `;
  const body = [rest, first, impact, lead].flatMap((part) => (part ? [escape(part)] : []));
  return [
    `**${entry.icon} ${name}${title}** · ${code(policy)} · ${because}`,
    // A paragraph of its own: not every place keeps a single line break.
    ...(body.length === 0 ? [] : ["", body.join(" ")]),
    ...stepsOf(finding),
  ].join("\n");
}

/** The first statement of what was seen; the rest follows in the text. */
function headingOf({ seen }: FindingView): readonly [string, string] {
  const end = seen.indexOf(". ");
  if (end < 0) return [escape(seen.replace(/\.$/, "")), ""];
  const rest = seen.slice(end + 2);
  return [
    escape(seen.slice(0, end)),
    rest.replace(/^[a-z](?=[a-z]* )/, (first) => first.toUpperCase()),
  ];
}

/** What is indented is to be pasted. */
function stepsOf({ steps, choices }: FindingView): readonly string[] {
  const told = steps.filter((step) => !isCode(step));
  const pasted = steps.filter(isCode).map((step) => shorten(step, 400));
  return [
    ...told.map((step, index) =>
      choices || told.length === 1 ? `- ${escape(step)}` : `${index + 1}. ${escape(step)}`,
    ),
    ...(pasted.length === 0 ? [] : [codeBlock(pasted, languageOf(pasted))]),
  ];
}

/** Arguments of a program, or lines of the stack's file. */
function languageOf(lines: readonly string[]): string {
  return lines.every((line) => /[,[](?: \/\/.*)?$/.test(line)) ? "ts" : "yaml";
}

function isCode(step: string): boolean {
  return step.startsWith("  ");
}

function further({ policy, needed }: FindingView): string {
  return `${code(policy)} (${escape(needed)})`;
}

function links(entry: EntryView, { page, docs }: FindingView, filesUrl = ""): string {
  const { runbook, declaredAt } = entry;
  return [
    ...(runbook === undefined ? [] : [link("Runbook", runbook)]),
    reading("What this check means", page),
    ...(docs === page ? [] : [reading("Documentation", docs)]),
    ...(declaredAt === undefined ? [] : [`declared in ${place(declaredAt, filesUrl)}`]),
  ].join(" · ");
}

/** Where to read on: a link, or the command that shows it. */
function reading(label: string, where: string): string {
  return where.startsWith("https://") ? link(label, where) : `${label}: ${code(where)}`;
}

function place({ file, line }: NonNullable<EntryView["declaredAt"]>, filesUrl: string): string {
  const shown = code(`${file}:${line}`);
  return filesUrl === "" ? shown : link(shown, `${filesUrl}${file}#L${line}`);
}
