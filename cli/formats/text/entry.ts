import { count } from "../../../policy/text/write.ts";
import { alikeSentence, inShort } from "../../view/entry-text.ts";
import type { ToldView } from "../../view/alike.ts";
import type { EntryView, FindingView } from "../../view/entry.ts";
import { shorten } from "../../view/shorten.ts";
import type { Paint } from "./paint.ts";
import { wrap } from "./wrap.ts";

const indent = "   ";

/** Between the parts of a message's last line, which are links: each gets its own. */
const closing = / (?=Runbook: https:\S+ Docs: |Docs: (?:https:|npx --no-install \S+ \S+ )\S+$)/gm;

/** An entry's strictest finding in full, its others in a line each. */
export function block(entry: ToldView, paint: Paint): readonly string[] {
  const { icon, state, strictest, others, needed, blocking } = entry;
  const blocks = blocking === undefined ? "" : ` (${blocking.phrase})`;
  const heading = wrap(`${name(entry)}: ${needed}${blocks}`, `${icon} `, indent);
  return [
    ...heading.map((each) => paint.mood(state, each)),
    ...wrap(strictest.description, indent, indent).map(paint.strong),
    ...(entry.alike.length === 0 ? [] : wrap(alikeSentence(entry), indent, indent)),
    ...strictest.message.replaceAll(closing, "\n").split("\n").flatMap(indented),
    ...others.flatMap((each) => wrap(further(each), indent, indent)),
    ...wrap(origin(entry, strictest), indent, indent).map(paint.faint),
    ...offer(entry).map(paint.faint),
  ];
}

/** Lines to paste stay whole. */
function offer({ acknowledge }: EntryView): readonly string[] {
  if (acknowledge === undefined) return [];
  return [
    ...wrap(
      `To accept it for a while, fill in reason and owner, then add under ${acknowledge.under}:`,
      indent,
      indent,
    ),
    ...acknowledge.lines.map((each) => `${indent}  ${shorten(each, 400)}`),
  ];
}

/** An entry of which there is nothing to say but its dates. */
export function line(entry: EntryView): readonly string[] {
  const { icon, needed, deadline, expiresAt, daysLeft } = entry;
  const days = daysLeft === undefined ? "" : ` (${count(daysLeft, "day")} left)`;
  const facts = [
    ...(needed === "" ? [] : [needed]),
    ...(deadline === undefined ? [] : [`renew by ${deadline}`]),
    ...(expiresAt === undefined ? [] : [`expires ${expiresAt.slice(0, 10)}${days}`]),
  ];
  return wrap([name(entry), facts.join(", ")].join(": "), `${icon} `, indent);
}

function name(entry: EntryView): string {
  return shorten(entry.title, 120);
}

/** A step hangs on its number, a link on its label; lines to paste stay whole. */
function indented(written: string): readonly string[] {
  if (written.startsWith("   ")) return [indent + shorten(written, 2000)];
  const [, lead = ""] = /^(Runbook: |Docs: | *(?:\d+\. )?)/.exec(written) ?? [];
  const text = shorten(written.slice(lead.length), 2000);
  // A command breaks nowhere, to be copied.
  if (lead === "Docs: ") return [indent + lead + text];
  return wrap(text, indent + lead, indent + " ".repeat(lead.length));
}

function further(finding: FindingView): string {
  const { policy, level, because, needed } = finding;
  return `Also ${needed}: ${shorten(inShort(finding), 2000)} (${policy}, ${level}, ${because})`;
}

function origin({ declaredAt }: EntryView, { policy, level, because }: FindingView): string {
  const place =
    declaredAt === undefined ? "" : `, declared in ${declaredAt.file}:${declaredAt.line}`;
  return `${policy} (${level}), ${because}${place}`;
}
