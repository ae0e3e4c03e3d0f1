import { describe, expect, it, test } from "vitest";
import { catalog } from "../../../policy/catalog.ts";
import { isAcknowledgeable } from "../../../policy/pack/policy.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { day } from "../../../policy/text/time.ts";
import { acknowledgement, ago, now, stages, token } from "../facts.ts";
import { isViolated, judge, outcome, policyNamed, printed } from "../outcome.ts";

const adeAcknowledged = policyNamed("ade-acknowledged");
const adeTokenNotExpired = policyNamed("ade-token-not-expired");
const adeTokenTermsAcceptedInTime = policyNamed("ade-token-terms-accepted-in-time");
const adeTokenTermsAccepted = policyNamed("ade-token-terms-accepted");

const waiting = { lastSyncErrorCode: 3, lastSyncedAt: ago(8 * day) };

/** Both policies about terms are violated, and somebody has accepted it. */
function accepted(changed: Props = {}, live: Props = {}) {
  return token({ ...waiting, ...live }, { acknowledgements: [{ ...acknowledgement, ...changed }] });
}

const nothing = "not applicable: nothing is acknowledged";
const hidden = "not applicable: acknowledged until 2026-12-05 by Legal";

describe("an acknowledgement", () => {
  test.for([{ named: "ade-token-terms-accepted" }, { named: "ade-token-terms-accepted-in-time" }])(
    "that names $named covers the pair",
    ({ named }) => {
      const inputs = accepted({ policy: named });
      expect(outcome(adeTokenTermsAccepted, inputs)).toBe(hidden);
      expect(outcome(adeTokenTermsAcceptedInTime, inputs)).toBe(hidden);
      expect(outcome(adeAcknowledged, inputs)).toBe("acknowledged");
    },
  );

  it("hides nothing else", () => {
    const inputs = accepted({ policy: "ade-token-not-expiring" });
    expect(outcome(adeTokenTermsAcceptedInTime, inputs)).toBe("terms-overdue");
    expect(outcome(adeAcknowledged, inputs)).toBe("acknowledged");
  });

  test.for([
    { what: "on its last day", until: "2026-11-23", counts: true },
    { what: "the day after", until: "2026-11-22", counts: false },
    { what: "30 days ahead", until: "2026-12-23", counts: true },
    { what: "31 days ahead", until: "2026-12-24", counts: false },
    { what: "without a date", until: "soon", counts: false },
  ])("counts $what: $counts", ({ until, counts }) => {
    expect(outcome(adeAcknowledged, accepted({ until }))).toBe(counts ? "acknowledged" : nothing);
    expect(isViolated(adeTokenTermsAccepted, accepted({ until }))).toBe(!counts);
  });

  test.for([
    { what: "the live token's to the second", expiresAt: "2027-03-01T09:00:00.987Z", counts: true },
    { what: "in another zone", expiresAt: "2027-03-01T10:00:00+01:00", counts: true },
    { what: "a second off", expiresAt: "2027-03-01T09:00:01Z", counts: false },
    { what: "absent", expiresAt: undefined, counts: false },
  ])("is about a generation that is $what: $counts", ({ expiresAt, counts }) => {
    expect(isViolated(adeTokenTermsAccepted, accepted({ expiresAt }))).toBe(!counts);
  });

  test.for([
    {
      what: "ends with the day before the expiry",
      expiresAt: "2026-12-06T00:00:00Z",
      counts: true,
    },
    { what: "ends after the expiry", expiresAt: "2026-12-05T23:59:59Z", counts: false },
  ])("counts when it $what: $counts", ({ expiresAt, counts }) => {
    expect(isViolated(adeTokenTermsAccepted, accepted({ expiresAt }, { expiresAt }))).toBe(!counts);
  });

  test.for(["reason", "owner"])("counts only with %s", (key) => {
    expect(outcome(adeTokenTermsAccepted, accepted({ [key]: "" }))).toBe("terms-waiting");
  });

  it("has ended as of a later day", () => {
    const asOf = new Date("2026-12-06T00:00:00Z");
    expect(outcome(adeTokenTermsAccepted, accepted(), { asOf })).toBe("terms-waiting");
  });

  it("hides no token that has expired, is missing, ambiguous or unread", () => {
    const refused = catalog
      .filter((policy) => policy.type === token().type && !isAcknowledgeable(policy))
      .map(({ name }) => name);
    expect(refused).toEqual([
      "ade-token-exists",
      "ade-token-unambiguous",
      "ade-token-not-expired",
      "ade-token-judged",
      "ade-acknowledged",
      "ade-acknowledgement-valid",
    ]);
    const expired = token(stages.expired, {
      acknowledgements: [
        { ...acknowledgement, policy: "ade-token-not-expired", ...expiryOf(stages.expired) },
      ],
    });
    expect(outcome(adeTokenNotExpired, expired)).toBe("expired");
  });

  it("is of tokens alone", () => {
    const others = catalog.filter((policy) => !policy.type.endsWith(":AdeToken"));
    expect(others.length).toBeGreaterThan(10);
    for (const { name } of others)
      expect(outcome(adeAcknowledged, accepted({ policy: name }))).toBe(nothing);
  });
});

function expiryOf(live: Props): Props {
  return { expiresAt: live["expiresAt"], until: now.toISOString().slice(0, 10) };
}

describe("ade-acknowledged", () => {
  it("says what is accepted, by whom, why and until when, and what is still the case", () => {
    expect(printed(adeAcknowledged, accepted())).toMatchInlineSnapshot(`
      "An acknowledged problem must be fixed before the acknowledgement ends.
      "Corporate iPhones" of Contoso has an acknowledged problem (ade-token-terms-accepted), accepted by Legal until 2026-12-05, in 12 days: "Legal reviews Apple's new terms".
      It last failed to sync with code 3, seen when new Apple terms wait (not officially documented). Last success 2026-11-15 10:15 UTC, 8 days ago.
      Before the acknowledgement ends:
       1. An administrator of the organisation signs in to Apple Business (or Apple School Manager) and accepts the terms.
       2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Corporate iPhones > Devices > Sync. The error clears with the next successful sync, which may take a day.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://support.apple.com/102069"
    `);
  });

  it("is to be fixed by its end, the first of several by the earliest", () => {
    const late = { ...acknowledgement, policy: "ade-token-not-expiring", until: "2026-12-09" };
    const both = { acknowledgements: [late, acknowledgement] };
    expect(judge(adeAcknowledged, accepted()).verdict).toMatchObject({
      reason: "acknowledged",
      action: "accept Apple's terms by 2026-12-05",
    });
    expect(judge(adeAcknowledged, token(waiting, both)).verdict).toMatchObject({
      reason: "acknowledged",
      action: "fix what is acknowledged, the first by 2026-12-05",
    });
  });

  it("says what to do where it cannot tell what is still the case", () => {
    const inputs = token(
      {},
      { acknowledgements: [{ ...acknowledgement, policy: "ade-token-not-expiring" }] },
    );
    expect(printed(adeAcknowledged, inputs)).toContain(
      "\n Fix it before the acknowledgement ends.",
    );
  });

  it("leaves alternatives without numbers, as what it covers does", () => {
    const profiles = { ...noProfiles, defaultsUnknown: { ios: "refused" } };
    const acknowledgements = [{ ...acknowledgement, policy: "ade-token-default-profile-set" }];
    const inputs = token({ profiles }, { acknowledgements, platforms: ["ios"] });
    expect(printed(adeAcknowledged, inputs)).toContain("\n There is one: remove ios");
  });

  test.for(["ade-token-deadline-current", "ade-token-deadline-before-expiry"])(
    "has seven lines at most with the lines to paste of %s",
    (policy) => {
      const deadline = { renewBy: "2027-02-28", expiresAt: "2026-03-01T09:00:00Z" };
      const acknowledgements = [{ ...acknowledgement, policy }];
      const text = printed(adeAcknowledged, token({}, { ...deadline, acknowledgements }));
      expect(text).toContain(policy);
      expect(text.split("\n").length).toBeLessThanOrEqual(7);
    },
  );

  it("says of each of a few what is still the case, as far as it can tell", () => {
    // Whether the second one's threshold, which may be configured, is passed is not known here.
    const acknowledgements = ["ade-token-terms-accepted", "ade-token-not-expiring"].map(
      (policy) => ({ ...acknowledgement, policy }),
    );
    const lines = printed(adeAcknowledged, token(waiting, { acknowledgements })).split("\n");
    expect(lines.slice(2, -1)).toEqual([
      expect.stringMatching(/^ ade-token-terms-accepted: .*: "[^"]+"\. It last failed to sync/),
      expect.stringMatching(/^ ade-token-not-expiring: .*: "[^"]+"\.$/),
    ]);
  });

  it("leaves out what accepts nothing that is the case", () => {
    const unused = token({}, { acknowledgements: [acknowledgement] });
    expect(outcome(adeAcknowledged, unused)).toBe(nothing);
  });

  it("is short though much is accepted", () => {
    const acknowledgements = [
      "ade-token-terms-accepted",
      "ade-token-not-expiring",
      "ade-token-deadline-met",
      "ade-token-devices-present",
      "ade-token-default-profile-set",
    ].map((policy) => ({ ...acknowledgement, policy, expiresAt: "2026-12-13T00:00:00Z" }));
    const inputs = token(
      { ...waiting, expiresAt: "2026-12-13T00:00:00Z", syncedDeviceCount: 0, profiles: noProfiles },
      { acknowledgements, renewBy: "2026-11-01", platforms: ["ios"] },
    );
    const text = printed(adeAcknowledged, inputs);
    expect(text).toContain("has 5 acknowledged problems.");
    expect(text).toContain("\n And 2 more.\n");
    expect(text.split("\n")).toHaveLength(7);
  });
});

const noProfiles = { status: "read", total: 0, defaults: {}, fields: [], companyPortal: [] };

test.for([
  { many: 3, more: false },
  { many: 4, more: true },
])("of $many acknowledgements all are listed, or the first three: $more", ({ many, more }) => {
  const acknowledgements = Array.from({ length: many }, () => acknowledgement);
  const said = printed(adeAcknowledged, token(waiting, { acknowledgements }));
  expect(said.includes(" And 1 more.")).toBe(more);
  expect(said).not.toContain("And 0 more");
});
