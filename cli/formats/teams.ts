import { numberedSteps } from "../../policy/pack/finding.ts";
import { count } from "../../policy/text/write.ts";
import type { EntryView, FindingView } from "../view/entry.ts";
import { shorten } from "../view/shorten.ts";
import { type TenantView, type View, viewOf } from "../view/view.ts";
import { unreadCount } from "../view/words.ts";
import type { Format } from "./format.ts";

/** A message to Teams takes 28 KB; more than this nobody reads there anyway. */
const most = { tenants: 10, entries: 10 } as const;

/**
 * One Adaptive Card for a channel of the owners: what each has to do, and until when. A pipeline
 * posts it. https://adaptivecards.io/explorer/ (Teams shows version 1.5)
 */
export const teams: Format = {
  name: "teams",
  render: (report) => `${JSON.stringify(cardOf(viewOf(report)), null, 2)}\n`,
};

function cardOf(view: View): object {
  const { tenants, report, asOf } = view;
  const shown = tenants.slice(0, most.tenants);
  const left = tenants.length - shown.length;
  const ahead = asOf === undefined ? "" : ` as of ${asOf}`;
  return {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.5",
    fallbackText: shown.map(({ label, headline }) => `${label}: ${headline}`).join("; "),
    body: [
      ...shown.flatMap((tenant) => sectionOf(tenant)),
      ...(left > 0 ? [line(`${count(left, "more tenant")}: see the full report.`)] : []),
      line(`Checked on ${report.checkedAt.slice(0, 10)}${ahead}. Dates are UTC.`, {
        isSubtle: true,
      }),
    ],
  };
}

/** Why nothing was checked stands there, where no finding says it. */
function sectionOf(tenant: TenantView): readonly object[] {
  const { icon, label, headline, unsaid, entries, outage } = tenant;
  const found = entries.filter(({ needed }) => needed !== "");
  const told = found.filter((each) => !outage.includes(each));
  const left = told.length - most.entries;
  return [
    line(`${icon} Apple enrollment tokens, ${label}: ${headline}`, {
      weight: "Bolder",
      size: "Large",
    }),
    ...(unsaid === undefined ? [] : [line(shorten(unsaid, 600))]),
    ...told.slice(0, most.entries).map((entry) => itemOf(entry)),
    ...(left > 0 ? [line(`${count(left, "more token")}: see the full report.`)] : []),
    ...(outage.length > 0 ? [line(`${unreadCount(outage)}.`)] : []),
  ];
}

function itemOf(entry: EntryView): object {
  const { icon, state, title, needed, owner, blocking, deadline, expiresAt, runbook, findings } =
    entry;
  const [strictest] = findings;
  const { page, docs } = strictest ?? {};
  const reading = ["What this check means", page];
  const facts = [
    ["Owner", owner ?? "none declared"],
    ["Blocks", blocking?.brief],
    ["Renew by", deadline],
    ["Expires", expiresAt?.slice(0, 10)],
    // A command is no action of a card: told where nothing else is to be read.
    ...(docs === page && !isWeb(reading) ? [reading] : []),
  ];
  const links = [
    ["Runbook", runbook],
    reading,
    ...(docs === page ? [] : [["Documentation", docs]]),
  ].filter(isWeb);
  return {
    type: "Container",
    separator: true,
    items: [
      line(`${icon} ${shorten(title, 100)}: ${needed}`, { weight: "Bolder" }),
      ...(strictest === undefined ? [] : [line(shorten(strictest.sentence, 400))]),
      ...(strictest === undefined || state !== "blocked" ? [] : [line(whatToDo(strictest))]),
      ...facts.flatMap(([name, value]) =>
        value === undefined ? [] : [line(`${name}: ${shorten(value, 200)}`)],
      ),
      ...(links.length === 0 ? [] : [{ type: "ActionSet", actions: links.map(openUrl) }]),
    ],
  };
}

/** In one line: a card has no room for more. */
function whatToDo(finding: FindingView): string {
  const parts = [finding.lead ?? "What to do:", ...numberedSteps(finding)];
  return shorten(parts.map((each) => each.trim()).join(" "), 600);
}

function isWeb([, url]: readonly (string | undefined)[]): boolean {
  return url?.startsWith("https://") === true;
}

function openUrl([title, url]: readonly (string | undefined)[]): object {
  return { type: "Action.OpenUrl", title, url };
}

/** No text block, which would read Markdown in a name; and no `{{`, which begins a date. */
function line(text: string, look: object = {}): object {
  const run = { type: "TextRun", text: text.replaceAll("{{", "{ {"), ...look };
  return { type: "RichTextBlock", inlines: [run] };
}
