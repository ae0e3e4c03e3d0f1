import { describe, expect, it, test } from "vitest";
import { day, later } from "../../../policy/text/time.ts";
import { now, stages, token } from "../facts.ts";
import { judge, outcome, policyNamed, printed, silences } from "../outcome.ts";

const adeTokenJudged = policyNamed("ade-token-judged");

const minute = 60_000;
const recorded = {
  status: "found",
  observedAt: "2026-11-20T06:00:00Z",
  expiresAt: "2027-03-01T09:00:00Z",
};

describe("ade-token-judged", () => {
  test.for([
    { when: "exactly 60 minutes ago", age: 60 * minute, expected: "holds" },
    { when: "longer ago", age: 60 * minute + 1, expected: "not-read" },
    { when: "exactly an hour ahead, by another clock", age: -60 * minute, expected: "holds" },
    { when: "further ahead", age: -60 * minute - 1, expected: "not-read" },
    { when: "exactly 5 minutes ago", age: 5 * minute, maxFactAgeMinutes: 5, expected: "holds" },
    { when: "longer ago", age: 5 * minute + 1, maxFactAgeMinutes: 5, expected: "not-read" },
  ])("observed $when: $expected", ({ age, maxFactAgeMinutes, expected }) => {
    const config = maxFactAgeMinutes === undefined ? {} : { maxFactAgeMinutes };
    expect(outcome(adeTokenJudged, token(), { config, at: later(now, age) })).toBe(expected);
  });

  test.for([
    { when: "in the second in which the run began", began: 999, expected: undefined },
    {
      when: "in the second before",
      began: 1000,
      expected: expect.objectContaining({ reason: "not-read" }),
    },
  ])("observed $when: $expected", ({ began, expected }) => {
    const startedAt = later(now, began);
    const { verdict } = adeTokenJudged.judge(token(), {}, { now: startedAt, asOf: now, startedAt });
    expect(verdict).toEqual(expected);
  });

  it("goes by the real clock, not by the moment looked ahead to", () => {
    expect(outcome(adeTokenJudged, token(), { asOf: later(now, 30 * day) })).toBe("holds");
  });

  test.for(Object.entries(stages))("speaks of old facts of a token that is %s", ([, live]) => {
    const old = live["status"] === "unreadable" ? "unreadable" : "not-read";
    expect(outcome(adeTokenJudged, token(live), { at: later(now, day) })).toBe(old);
  });

  test.for([
    { what: "an unknown status", live: { status: "healthy" } },
    { what: "no status", live: { status: undefined } },
    { what: "a status of another type", live: { status: ["found"] } },
    { what: "no moment of observation", live: { observedAt: undefined } },
    { what: "an impossible moment of observation", live: { observedAt: "2026-02-30T00:00:00Z" } },
  ])("counts facts with $what as not read", ({ live }) => {
    expect(outcome(adeTokenJudged, token(live))).toBe("unreadable");
  });

  it("says why it could not be read, and what the last record held", () => {
    const facts = token({ ...stages.unreadable, lastKnown: recorded });
    expect(printed(adeTokenJudged, facts)).toMatchInlineSnapshot(`
      "An ADE token must have been read from Intune in this run.
      "Corporate iPhones" of Contoso was not checked: Graph did not answer.
      At the last recorded run, 2026-11-20 06:00 UTC, it was to expire on 2027-03-01 09:00 UTC; that may have changed since.
       Run this check again; until then look in Intune. If it fails again, the tenant's own finding or this policy's page says more.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-judged"
    `);
  });

  it("names the permission and where to grant it, where that is why", () => {
    const facts = token({ ...stages.unreadable, cause: "unauthorized" });
    expect(judge(adeTokenJudged, facts).verdict).toHaveProperty(
      "action",
      "give the check its access",
    );
    expect(printed(adeTokenJudged, facts)).toContain(
      "\n Follow the tenant's own finding, where there is one. Otherwise: Grant the application DeviceManagementServiceConfig.Read.All, with admin consent: Entra admin centre > App registrations > the application > API permissions.\n",
    );
  });

  it("speaks of no permission where the sign-in was rejected", () => {
    const failure = "unauthenticated";
    const facts = token({ ...stages.unreadable, cause: "unauthorized", failure });
    expect(judge(adeTokenJudged, facts).verdict).toHaveProperty(
      "action",
      "correct the cloud or the clock",
    );
    const said = printed(adeTokenJudged, facts);
    expect(said).toContain(
      "\n Follow the tenant's own finding, where there is one. Run this check again; until then",
    );
    expect(said).not.toMatch(/permission|consent/);
  });

  it("asks to run it again, where that may help", () => {
    const { verdict } = judge(adeTokenJudged, token(stages.unreadable));
    expect(verdict).not.toHaveProperty("action");
  });

  it("says that nothing is known, where nothing was recorded", () => {
    expect(printed(adeTokenJudged, token(stages.unreadable))).toMatchInlineSnapshot(`
      "An ADE token must have been read from Intune in this run.
      "Corporate iPhones" of Contoso was not checked: Graph did not answer.
      No run has recorded it yet, so nothing is known of it.
       Run this check again; until then look in Intune. If it fails again, the tenant's own finding or this policy's page says more.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-judged"
    `);
  });

  it("says when a record has no expiry, and when a reason is missing", () => {
    const lastKnown = { ...recorded, expiresAt: undefined };
    expect(printed(adeTokenJudged, token({ status: "unreadable", lastKnown })))
      .toMatchInlineSnapshot(`
        "An ADE token must have been read from Intune in this run.
        "Corporate iPhones" of Contoso was not checked: its facts are not understood.
        At the last recorded run, 2026-11-20 06:00 UTC, its expiry was unknown; that may have changed since.
         Run this check again; until then look in Intune. If it fails again, the tenant's own finding or this policy's page says more.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-judged"
      `);
  });

  it("says how old the facts are", () => {
    expect(printed(adeTokenJudged, token(), { at: later(now, 2 * day) })).toMatchInlineSnapshot(`
      "An ADE token must have been read from Intune in this run.
      "Corporate iPhones" of Contoso was not read in this run: its facts were observed on 2026-11-23 10:15 UTC, 2 days ago.
      Its other findings here rest on those old facts.
       Run this check without --target and --exclude.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-token-judged"
    `);
  });

  it("is never silent", () => {
    expect(silences(adeTokenJudged)).toEqual({});
  });

  it("holds for facts that were observed well after the run began", () => {
    const startedAt = later(now, -2 * minute);
    expect(adeTokenJudged.judge(token(), {}, { now, asOf: now, startedAt }).verdict).toBe(
      undefined,
    );
  });
});
