import { notApplicable } from "../pack/finding.ts";
import { defineTenantPolicy } from "../kinds/tenant.ts";
import { kindNamed, type KindRow } from "../wire/kinds.ts";
import type { Dropped } from "../wire/tenant.ts";
import { expiryOf, list, plain, quoted } from "../text/write.ts";

/** Deleting a declaration would else be the easiest way to make a finding about it go away. */
export const adeTenantDeclarationsKept = defineTenantPolicy({
  name: "ade-tenant-declarations-kept",
  description:
    "A declaration must not be removed while Intune has its token or certificate, unless it is ignored.",
  enforcementLevel: "mandatory",
  severity: "high",
  blocksPullRequest: true,
  action: "restore or ignore what was removed",
  curedInCode: true,
  check({ live: { lastRun }, declared, source }) {
    if (lastRun === undefined) return notApplicable("no earlier run is recorded");
    const { dropped } = lastRun;
    if (dropped === undefined)
      return notApplicable("the last recorded run was about another tenant");
    const [first] = dropped;
    if (first === undefined) return undefined;
    const unread = dropped.filter(({ notRead }) => notRead !== undefined);
    return {
      reason: unread.length === dropped.length ? "not-read" : "dropped",
      ...(dropped.length === 1 && {
        action: `restore ${plain(first.name, 60)}, or list it under ignoredTokens`,
      }),
      seen: seen(dropped, declared.owner),
      ...(unread.length === 0 && {
        impact: "From the next recorded run on nobody is told when it expires.",
      }),
      steps: [
        ...(unread.length === 0
          ? []
          : [
              "Run this check again when Graph answers: what is deleted in Intune needs no line here.",
            ]),
        `Removed by mistake: restore it in ${source.name}.`,
        `Removed on purpose: ask its owner, and list each under ${source.at("ignoredTokens")}, with the reason:`,
        source.item(`{ tokenName: ${source.text(first.name)}, reason: "" }`),
      ],
      choices: true,
    };
  },
});

/** @param owner who is named as the tenant's anyway */
function seen(dropped: readonly Dropped[], owner: string | undefined): string {
  const known = dropped.map((each) =>
    each.owner === owner ? { ...each, owner: undefined } : each,
  );
  const live = known.filter(({ notRead }) => notRead === undefined).map(described);
  const unknown = known.flatMap((each) =>
    each.notRead === undefined ? [] : [`${described(each)}: ${plain(each.notRead)}`],
  );
  return [
    ...(live.length === 0 ? [] : [`no longer declares what is still in Intune: ${list(live)}.`]),
    ...(unknown.length === 0
      ? []
      : [
          live.length === 0
            ? `no longer declares what could not be looked up: ${list(unknown, 3)}`
            : `Also no longer declared, and not looked up: ${list(unknown, 3)}`,
        ]),
  ].join(" ");
}

/** ADE tokens are called by their names alone, and what there is but one of has no other. */
function articled({ kind = "token" }: Dropped): string {
  const { only, noun }: KindRow = kindNamed[kind];
  if (kind === "token") return "";
  return only ? "the " : `the ${noun} `;
}

function described(dropped: Dropped): string {
  const { key, name, owner, notRead } = dropped;
  const facts = [
    `declared as ${plain(key)}`,
    ...(owner === undefined ? [] : [`owner ${plain(owner, 80)}`]),
    ...(notRead === undefined ? [expiryOf(dropped)] : []),
  ];
  return `${articled(dropped)}${quoted(name)} (${facts.join(", ")})`;
}
