import { count } from "../../../policy/text/write.ts";
import { icons } from "../../report/headline.ts";
import type { Blocks, Entry, Finding } from "../../report/report.ts";
import { shorten } from "../shorten.ts";
import type { Paint } from "./paint.ts";
import { wrap } from "./wrap.ts";

const indent = "   ";

/** Between the parts of a message's last line, which are links: each gets its own. */
const closing = / (?=(?:Runbook: https:|Docs: )\S+(?: |$))/gm;

/** An entry's strictest finding in full, its others in a line each. */
export function block(entry: Entry, profile: string, paint: Paint): readonly string[] {
  const { state, findings } = entry;
  const [strictest, ...others] = findings;
  if (strictest === undefined) return [];
  const title = `${name(entry)}: ${strictest.action}${blocking(entry, profile)}`;
  const [heading = "", ...rest] = wrap(title, `${icons[state]} `, indent);
  const message = strictest.message === "" ? strictest.seen : strictest.message;
  return [
    paint.mood(state, heading),
    ...rest.map((each) => paint.mood(state, each)),
    ...wrap(strictest.description, indent, indent).map(paint.strong),
    ...message.replaceAll(closing, "\n").split("\n").flatMap(indented),
    ...others.flatMap((each) => wrap(followOn(each), indent, indent)),
    ...wrap(origin(entry, strictest), indent, indent).map(paint.faint),
    ...offer(entry).map(paint.faint),
  ];
}

/** Lines to paste stay whole. */
function offer({ acknowledge }: Entry): readonly string[] {
  if (acknowledge === undefined) return [];
  return [
    ...wrap(`To accept it for a while, under ${acknowledge.under}:`, indent, indent),
    ...acknowledge.lines.map((each) => `${indent}  ${shorten(each, 400)}`),
  ];
}

/** An entry of which there is nothing to say but its dates. */
export function line(entry: Entry): readonly string[] {
  const { state, renewBy, expiresAt, daysLeft } = entry;
  const days = daysLeft === undefined ? "" : ` (${count(daysLeft, "day")} left)`;
  const facts = [
    ...(state === "not-checked" ? ["not checked"] : []),
    ...(renewBy === undefined ? [] : [`renew by ${renewBy}`]),
    ...(expiresAt === undefined ? [] : [`expires ${expiresAt.slice(0, 10)}${days}`]),
  ];
  return wrap([name(entry), facts.join(", ")].join(": "), `${icons[state]} `, indent);
}

function name(entry: Entry): string {
  return shorten(entry.name, 120);
}

/** A step hangs on its number, a link on its label; lines to paste stay whole. */
function indented(written: string): readonly string[] {
  if (written.startsWith("   ")) return [indent + shorten(written, 2000)];
  const [, lead = ""] = /^(Runbook: |Docs: | *(?:\d+\. )?)/.exec(written) ?? [];
  const text = shorten(written.slice(lead.length), 2000);
  return wrap(text, indent + lead, indent + " ".repeat(lead.length));
}

/** A pull request rarely blocks; what its reader wants to know is when the schedule will. */
function blocking({ state, blocks, blocksWhenScheduled }: Entry, profile: string): string {
  if (profile === "pull-request" && state !== "blocked") {
    return blocksWhenScheduled === undefined
      ? ""
      : ` (blocks the scheduled check ${when(blocksWhenScheduled)})`;
  }
  return state === "blocked" || blocks !== undefined ? ` (blocks ${when(blocks)})` : "";
}

function when(blocks: Blocks | undefined): string {
  return blocks?.date === undefined ? "now" : `${blocks.when} ${blocks.date}`;
}

function followOn({ policy, level, cause, action, seen, subject }: Finding): string {
  const what = shorten(`${subject === "" ? "" : "it "}${seen}`, 2000);
  return `Also ${action}: ${what} (${policy}, ${level}, cause: ${cause})`;
}

function origin({ declaredAt }: Entry, { policy, level, cause }: Finding): string {
  const place =
    declaredAt === undefined ? "" : `, declared in ${declaredAt.file}:${declaredAt.line}`;
  return `${policy} (${level}), cause: ${cause}${place}`;
}
