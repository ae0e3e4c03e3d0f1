import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadProfile } from "../../cli/check/profile.ts";
import { text } from "../../cli/formats/text/text.ts";
import { suggestedDeadline } from "../../policy/expiring/suggested-deadline.ts";
import { operation, reportOn, resource } from "../cli/assess/previews.ts";
import { report } from "../cli/reports.ts";
import { tenant, token } from "../policy/facts.ts";
import { fencedIn } from "./markdown.ts";

interface Token {
  readonly key?: string;
  readonly live?: object;
  readonly declared?: object;
  /** The declaration of the last `up`, where it was another. */
  readonly recorded?: object;
}

const former = { renewBy: "2027-02-01", expiresAt: "2027-03-01T09:00:00Z" };
const renewedAt = new Date("2027-02-01T09:45:00Z");
const renewed = {
  expiresAt: "2028-02-01T09:40:00Z",
  lastModifiedAt: "2027-02-01T09:40:30Z",
  lastSyncedAt: "2027-02-01T05:40:00Z",
};
const terms = { lastSyncErrorCode: 3, lastSyncedAt: "2026-11-22T05:40:00Z" };
const acknowledgements = [
  {
    policy: "ade-token-terms-accepted",
    reason: "Legal reviews Apple's new terms",
    owner: "Legal",
    until: "2026-12-05",
    expiresAt: former.expiresAt,
  },
];

/** What `apple-ade check` prints in each situation that a page quotes, in the page's order. */
const quoted: Readonly<Record<string, readonly string[]>> = {
  "first-half-hour": [
    printed("2026-11-23T10:15:00Z", "default", [
      { declared: { renewBy: "2027-01-29", expiresAt: former.expiresAt } },
      {
        key: "kiosk-ipads",
        live: { tokenName: "Kiosk iPads", expiresAt: "2026-11-29T09:00:00Z" },
        declared: {
          tokenName: "Kiosk iPads",
          renewBy: "2026-11-20",
          expiresAt: "2026-11-29T09:00:00Z",
        },
      },
    ]),
  ],
  renewal: [printed("2027-02-01T09:45:00Z", "scheduled", [{ live: renewed }])],
  "new-terms": [
    printed("2026-11-23T10:15:00Z", "scheduled", [{ live: terms }]),
    printed("2026-11-30T10:15:00Z", "scheduled", [
      { live: terms, declared: { acknowledgements }, recorded: {} },
    ]),
  ],
  "apple-id-owner": [
    printed("2026-11-26T10:15:00Z", "pull-request", [{ live: { appleIdentifierMatches: false } }]),
    printed("2026-11-24T10:15:00Z", "scheduled", [
      { live: { lastSyncErrorCode: 2, lastSyncedAt: "2026-11-23T05:40:00Z" } },
    ]),
  ],
};

describe("the pages about days that matter", () => {
  it.for(Object.keys(quoted))("quote what is printed, line by line: %s", (page) => {
    const excerpts = fencedIn(read(page), "text");
    expect(excerpts).toHaveLength(quoted[page]?.length ?? 0);
    for (const [index, excerpt] of excerpts.entries())
      expect(linesLeft(excerpt, quoted[page]?.[index] ?? "")).toEqual([]);
  });

  it("change the two lines that a renewal makes untrue, to what is suggested", () => {
    const [diff = ""] = fencedIn(read("renewal"), "diff");
    const { renewBy, expiresAt } = suggestedDeadline(new Date(renewed.expiresAt), renewedAt);
    expect(valuesIn(diff, "-")).toEqual(former);
    expect(valuesIn(diff, "+")).toEqual({ renewBy, expiresAt });
    const after = printed("2027-02-01T12:00:00Z", "scheduled", [
      {
        live: { ...renewed, lastSyncedAt: "2027-02-01T09:52:00Z" },
        declared: { renewBy, expiresAt },
      },
    ]);
    const [healthy = ""] = /✅ Corporate.*/.exec(after) ?? [];
    expect(read("renewal")).toContain(`\`${healthy}\``);
  });

  it("declare on the first day what an import would", () => {
    const { renewBy, comment } = suggestedDeadline(
      new Date(former.expiresAt),
      new Date("2026-11-23"),
    );
    expect(read("first-half-hour")).toContain(`renewBy: "${renewBy}" # ${comment}`);
  });
});

function read(page: string): string {
  return readFileSync(join(import.meta.dirname, `../../docs/days/${page}.md`), "utf8");
}

function printed(
  at: string,
  profile: "default" | "pull-request" | "scheduled",
  tokens: readonly Token[],
): string {
  const now = new Date(at);
  const observedAt = now.toISOString();
  const resources = tokens.map(({ key = "corporate", live, declared, recorded = declared }) => {
    const inputs = token(
      { observedAt, lastSyncedAt: observedAt, ...live },
      { ...former, ...declared },
    );
    const old = token({}, { ...former, ...recorded });
    return { ...resource("AdeToken", key, inputs.props, old.props), seenAt: now };
  });
  const whole = { ...resource("AdeTenant", "demo", tenant({ observedAt }).props), seenAt: now };
  const judgedBy = profile === "default" ? {} : { profile: loadProfile(profile) };
  const tenants = reportOn(operation([whole, ...resources]), { ...judgedBy, at: now });
  return text.render(report({ tenants: [...tenants], profile }), { color: false });
}

/** The lines that are not found, in their order; a line with only `…` leaves some out. */
function linesLeft(excerpt: string, whole: string): readonly string[] {
  const lines = excerpt.trimEnd().split("\n");
  let rest = `\n${whole}`;
  let gap = true;
  for (const [index, line] of lines.entries()) {
    if (line === "…") {
      gap = true;
      continue;
    }
    const at = rest.indexOf(`\n${line}\n`);
    if (at === -1 || (!gap && at > 0)) return lines.slice(index);
    rest = rest.slice(at + line.length + 1);
    gap = false;
  }
  return [];
}

function valuesIn(diff: string, sign: "-" | "+"): object {
  const lines = diff.split("\n").filter((line) => line.startsWith(sign));
  return Object.fromEntries(lines.map((line) => /(\w+): "(.*)"/.exec(line)?.slice(1, 3) ?? []));
}
