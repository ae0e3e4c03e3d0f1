import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { teams } from "../../../cli/formats/teams.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { healthyTenant, report, unreadableTenant } from "../reports.ts";
import { failedTenant, markedReport, samples } from "./samples.ts";

/** What of https://adaptivecards.io/schemas/adaptive-card.json (1.5) a card of ours may have. */
const block = z.strictObject({
  type: z.literal("RichTextBlock"),
  inlines: z.tuple([
    z.strictObject({
      type: z.literal("TextRun"),
      text: z
        .string()
        .min(1)
        .regex(/^(?!.*\{\{)/s),
      weight: z.literal("Bolder").optional(),
      size: z.literal("Large").optional(),
      isSubtle: z.literal(true).optional(),
    }),
  ]),
});
const action = z.strictObject({
  type: z.literal("Action.OpenUrl"),
  title: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
});
const actions = z.strictObject({
  type: z.literal("ActionSet"),
  actions: z.array(action).min(1).max(6),
});
const container = z.strictObject({
  type: z.literal("Container"),
  separator: z.literal(true),
  items: z.array(z.union([block, actions])).min(1),
});
const card = z.strictObject({
  $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
  type: z.literal("AdaptiveCard"),
  version: z.literal("1.5"),
  fallbackText: z.string(),
  body: z.array(z.union([block, container])).min(1),
});

function written(part: z.infer<typeof block> | z.infer<typeof actions>): readonly string[] {
  return part.type === "ActionSet"
    ? part.actions.map(({ title, url }) => `${title} <${url}>`)
    : part.inlines.map(({ text }) => text);
}

/** Each line of the card, and each link as `title <address>`. */
function linesOf(each: Report): readonly string[] {
  const { body } = card.parse(JSON.parse(teams.render(each, { color: false })));
  return body.flatMap((part) =>
    part.type === "Container" ? part.items.flatMap(written) : written(part),
  );
}

describe("teams", () => {
  it("tells the owners what to do, until when, and where to read on", () => {
    expect(linesOf(report())).toEqual([
      "❌ Apple enrollment tokens, Contoso: 1 of 3 tokens blocks",
      "❌ Kiosk iPads: renew today",
      expect.stringMatching(/^"Kiosk iPads" of Contoso expired on 2026-11-18 /),
      expect.stringMatching(
        /^Renew in one sitting; step 1 .*: 1\. Apple Business > .* 2\. Intune > /,
      ),
      "Owner: Endpoint team",
      "Blocks: since 2026-11-18",
      "Renew by: 2026-10-30",
      "Expires: 2026-11-18",
      "Runbook <https://wiki.contoso.example/ade>",
      expect.stringMatching(/^Documentation <https:\/\/learn\.microsoft\.com\//),
      "⚠️ Corporate iPhones: accept Apple's terms",
      expect.stringMatching(/^"Corporate iPhones" of Contoso last failed to sync /),
      "Owner: Endpoint team",
      "Blocks: scheduled check only, from 2026-11-29",
      "Renew by: 2027-02-01",
      "Expires: 2027-03-01",
      "Runbook <https://wiki.contoso.example/ade>",
      "Documentation <https://support.apple.com/102069>",
      "Checked on 2026-11-23. Dates are UTC.",
    ]);
  });

  test.for([
    {
      when: "all is healthy",
      tenants: [healthyTenant()],
      says: "✅ Apple enrollment tokens, Contoso: all 2 tokens",
    },
    { when: "a preview failed", tenants: [failedTenant()], says: "The preview failed: no pass" },
    {
      when: "it was not read",
      tenants: [unreadableTenant()],
      says: "❓ Apple enrollment tokens, Contoso: not checked, does not block",
    },
    {
      when: "there are more tenants than anybody reads",
      tenants: Array.from({ length: 11 }, () => healthyTenant()),
      says: "1 more tenant: see the full report.",
    },
  ])("says so when $when", ({ tenants, says }) => {
    expect(linesOf(report({ tenants })).join("\n")).toContain(says);
  });

  it("is a card that Teams takes with 200 tokens", () => {
    expect(linesOf(markedReport(200))).toContain("190 more tokens: see the full report.");
    expect(Buffer.byteLength(teams.render(markedReport(200), { color: false }))).toBeLessThan(
      25_000,
    );
  });

  it.for(samples)("is a valid card when $when", ({ report: each }) => {
    expect(linesOf(each).length).toBeGreaterThan(0);
  });
});
