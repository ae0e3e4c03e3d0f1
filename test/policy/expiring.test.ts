import { describe, expect, it, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import { day, later } from "../../policy/text/time.ts";
import { kinds as rows } from "../../policy/wire/kinds.ts";
import { certificate, now, ofKind, unusableInstants, vpp } from "./facts.ts";
import { isViolated, outcome, policyNamed, printed } from "./outcome.ts";

const apnsCertificateDeadlineBeforeExpiry = policyNamed("apns-certificate-deadline-before-expiry");
const apnsCertificateDeadlineCurrent = policyNamed("apns-certificate-deadline-current");
const apnsCertificateDeadlineMet = policyNamed("apns-certificate-deadline-met");
const apnsCertificateExpiryNotImminent = policyNamed("apns-certificate-expiry-not-imminent");
const apnsCertificateJudged = policyNamed("apns-certificate-judged");
const apnsCertificateNotExpired = policyNamed("apns-certificate-not-expired");
const apnsCertificateNotExpiring = policyNamed("apns-certificate-not-expiring");
const vppTokenDeadlineMet = policyNamed("vpp-token-deadline-met");
const vppTokenExpiryNotImminent = policyNamed("vpp-token-expiry-not-imminent");
const vppTokenJudged = policyNamed("vpp-token-judged");
const vppTokenNotExpiring = policyNamed("vpp-token-not-expiring");

const expiry = new Date("2027-03-01T09:00:00.000Z");
const deadline = new Date("2027-02-01T23:59:59.999Z");
const minute = 60_000;

const absent = (thing: string) => [
  { live: { status: "missing" }, why: `no ${thing} in Intune matches` },
  { live: { status: "unreadable" }, why: `the ${thing} could not be read` },
  { live: { status: "healthy" }, why: `the ${thing} could not be read` },
  { live: { observedAt: undefined }, why: `the ${thing} could not be read` },
  { live: { previousId: "9d0b-9" }, why: `the ${thing} was replaced` },
];
const several = (thing: string) => [
  ...absent(thing),
  { live: { status: "ambiguous" }, why: `several ${thing}s in Intune match` },
];

const kinds = rows.map(({ kind, prefix, thing, only }) => ({
  build: ofKind[kind],
  prefix,
  thing,
  absences: only ? absent(thing) : several(thing),
}));

/** These conditions of each kind. */
const of = (...conditions: readonly string[]) =>
  kinds.flatMap((kind) =>
    conditions.map((condition) => {
      const name = `${kind.prefix}-${condition}`;
      return { ...kind, name, policy: policyNamed(name) };
    }),
  );

const dated = of(
  "deadline-before-expiry",
  "deadline-current",
  "deadline-met",
  "not-expired",
  "expiry-not-imminent",
  "not-expiring",
);
const ended = dated.filter(({ name }) => !name.endsWith("not-expired"));

describe("the policies about dates", () => {
  test.for(dated)("$name holds of what is healthy", ({ policy, build }) => {
    expect(outcome(policy, build())).toBe("holds");
  });

  test.for(dated.flatMap((each) => unusableInstants.map((value) => ({ ...each, ...value }))))(
    "$name does not judge an expiry that is $what",
    ({ policy, build, thing, value }) => {
      expect(outcome(policy, build({ expiresAt: value }), { asOf: later(expiry, day) })).toBe(
        `not applicable: the ${thing}'s expiry is unknown`,
      );
    },
  );

  test.for([...dated, ...of("expiry-known")])("$name says nothing of what is not there", (each) => {
    for (const { live, why } of each.absences)
      expect(outcome(each.policy, each.build(live))).toBe(`not applicable: ${why}`);
  });

  test.for(ended)("$name says nothing of what has expired", ({ policy, build, thing }) => {
    const expired = `not applicable: the ${thing} has expired`;
    expect(outcome(policy, build(), { asOf: expiry })).not.toBe(expired);
    expect(outcome(policy, build(), { asOf: later(expiry, 1) })).toBe(expired);
  });

  test.for(kinds)("of $prefix are silent about what has expired, but for the one", (kind) => {
    const said = catalog
      .filter(({ type }) => type === kind.build().type)
      .filter((policy) => isViolated(policy, kind.build(), { at: now, asOf: later(expiry, 1) }))
      .map(({ name }) => name);
    expect(said).toEqual([`${kind.prefix}-not-expired`]);
  });
});

describe("expiry-known", () => {
  test.for(
    of("expiry-known").flatMap((each) => unusableInstants.map((value) => ({ ...each, ...value }))),
  )("$name misses an expiry that is $what", ({ policy, build, value }) => {
    expect(outcome(policy, build())).toBe("holds");
    expect(outcome(policy, build({ expiresAt: value }))).toBe("expiry-unknown");
  });
});

describe("deadline-met", () => {
  test.for(
    of("deadline-met").flatMap((each) => [
      { ...each, when: "at the deadline day's last instant", asOf: deadline, expected: "holds" },
      { ...each, when: "a millisecond later", asOf: later(deadline, 1), expected: "overdue" },
      { ...each, when: "at the expiry", asOf: expiry, expected: "overdue" },
    ]),
  )("$name $when: $expected", ({ policy, build, asOf, expected }) => {
    expect(outcome(policy, build(), { asOf })).toBe(expected);
  });

  test.for(
    of("deadline-met").flatMap((each) => [
      { ...each, lead: 180 * day, config: {}, earlier: false },
      { ...each, lead: 180 * day + 1, config: {}, earlier: true },
      { ...each, lead: 90 * day, config: { maximumLeadDays: 90 }, earlier: false },
      { ...each, lead: 90 * day + 1, config: { maximumLeadDays: 90 }, earlier: true },
    ]),
  )("$name, expiring $lead ms after the deadline, with $config", (each) => {
    const { policy, build, thing, lead, config, earlier } = each;
    const facts = build({ expiresAt: later(deadline, lead).toISOString() });
    expect(outcome(policy, facts, { config, asOf: later(deadline, 1) })).toBe(
      earlier ? `not applicable: the deadline belongs to an earlier ${thing}` : "overdue",
    );
  });

  it("says what was promised of a certificate", () => {
    expect(printed(apnsCertificateDeadlineMet, certificate({}, { renewBy: "2026-11-18" })))
      .toMatchInlineSnapshot(`
        "The Apple MDM push certificate must be renewed by its declared deadline.
        The Apple MDM push certificate of Contoso was to be renewed by 2026-11-18, 5 days ago, and is still the certificate that expires on 2027-03-01 09:00 UTC.
        After that no Apple device can be managed or enrolled. Renew it, never replace it: a new one means enrolling every device again. To renew later, change renewBy in a reviewed pull request.
        Renew with the Apple ID that it was made with:
         1. Intune > Devices > Enrollment > Apple mobile > Apple MDM Push Certificate: download the signing request; note the Apple ID that is shown.
         2. Apple Push Certificates Portal (identity.apple.com/pushcert), that Apple ID: Renew, and upload the result in Intune.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate#renew-apple-mdm-push-certificate"
      `);
  });

  it("says what was promised of a VPP token", () => {
    expect(printed(vppTokenDeadlineMet, vpp({}, { renewBy: "2026-11-18" }))).toMatchInlineSnapshot(`
      "A VPP token must be renewed by its declared deadline.
      VPP token "Company apps" of Contoso was to be renewed by 2026-11-18, 5 days ago, and is still the VPP token that expires on 2027-03-01 09:00 UTC.
      After that, apps are not installed or updated through it; where it brings Company Portal, devices do not enroll. To renew later, change renewBy in a reviewed pull request.
      Renew with the managed Apple ID of this location:
       1. Apple Business (or Apple School Manager): download the content token of this location.
       2. Intune > Tenant administration > Connectors and tokens > Apple VPP tokens > Company apps > Edit: upload it, then Sync.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple#renewing-vpp-tokens-or-apple-business-manager-location-token"
    `);
  });
});

describe("expiry-not-imminent", () => {
  test.for(
    of("expiry-not-imminent").flatMap((each) => [
      { ...each, left: 7 * day, config: {}, expected: "holds" },
      { ...each, left: 7 * day - 1, config: {}, expected: "imminent" },
      { ...each, left: 3 * day, config: { blockBeforeDays: 3 }, expected: "holds" },
      { ...each, left: 3 * day - 1, config: { blockBeforeDays: 3 }, expected: "imminent" },
      { ...each, left: 0, config: {}, expected: "imminent" },
      { ...each, left: 0, config: { blockBeforeDays: 0 }, expected: "holds" },
    ]),
  )("$name, $left ms before the expiry, with $config: $expected", (each) => {
    const { policy, build, left, config, expected } = each;
    expect(outcome(policy, build(), { config, asOf: later(expiry, -left) })).toBe(expected);
  });

  it("says how a certificate is renewed", () => {
    const facts = certificate({ expiresAt: "2026-11-27T09:00:00Z" });
    expect(printed(apnsCertificateExpiryNotImminent, facts)).toMatchInlineSnapshot(`
      "The Apple MDM push certificate must not be about to expire.
      The Apple MDM push certificate of Contoso expires on 2026-11-27 09:00 UTC, in 4 days; its last 7 days began on 2026-11-20.
      After that no Apple device can be managed or enrolled. Renew it, never replace it: a new one means enrolling every device again.
      Renew with the Apple ID that it was made with:
       1. Intune > Devices > Enrollment > Apple mobile > Apple MDM Push Certificate: download the signing request; note the Apple ID that is shown.
       2. Apple Push Certificates Portal (identity.apple.com/pushcert), that Apple ID: Renew, and upload the result in Intune.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate#renew-apple-mdm-push-certificate"
    `);
  });

  it("says how a VPP token is renewed", () => {
    const facts = vpp({ expiresAt: "2026-11-27T09:00:00Z" });
    expect(printed(vppTokenExpiryNotImminent, facts)).toMatchInlineSnapshot(`
      "A VPP token must not be about to expire.
      VPP token "Company apps" of Contoso expires on 2026-11-27 09:00 UTC, in 4 days; its last 7 days began on 2026-11-20.
      After that, apps are not installed or updated through it; where it brings Company Portal, devices do not enroll.
      Renew with the managed Apple ID of this location:
       1. Apple Business (or Apple School Manager): download the content token of this location.
       2. Intune > Tenant administration > Connectors and tokens > Apple VPP tokens > Company apps > Edit: upload it, then Sync.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple#renewing-vpp-tokens-or-apple-business-manager-location-token"
    `);
  });
});

describe("not-expiring", () => {
  test.for(
    of("not-expiring").flatMap((each) => [
      { ...each, left: 30 * day, config: {}, expected: "holds" },
      { ...each, left: 30 * day - 1, config: {}, expected: "expiring" },
      { ...each, left: 60 * day, config: { renewBeforeDays: 60 }, expected: "holds" },
      { ...each, left: 60 * day - 1, config: { renewBeforeDays: 60 }, expected: "expiring" },
      { ...each, left: 0, config: {}, expected: "expiring" },
    ]),
  )("$name, $left ms before the expiry, with $config: $expected", (each) => {
    const { policy, build, left, config, expected } = each;
    expect(outcome(policy, build(), { config, asOf: later(expiry, -left) })).toBe(expected);
  });

  it("says when a certificate expires, and by when it is due", () => {
    const facts = certificate({ expiresAt: "2026-12-13T10:15:00Z" }, { renewBy: "2026-12-01" });
    expect(printed(apnsCertificateNotExpiring, facts)).toMatchInlineSnapshot(`
      "The Apple MDM push certificate must be renewed well before it expires.
      The Apple MDM push certificate of Contoso expires on 2026-12-13 10:15 UTC, in 20 days; its renewal window of 30 days opened on 2026-11-13. Renewal is due by 2026-12-01.
      Renew with the Apple ID that it was made with:
       1. Intune > Devices > Enrollment > Apple mobile > Apple MDM Push Certificate: download the signing request; note the Apple ID that is shown.
       2. Apple Push Certificates Portal (identity.apple.com/pushcert), that Apple ID: Renew, and upload the result in Intune.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate#renew-apple-mdm-push-certificate"
    `);
  });

  it("says when a VPP token expires, and by when it is due", () => {
    const facts = vpp({ expiresAt: "2026-12-13T10:15:00Z" }, { renewBy: "2026-12-01" });
    expect(printed(vppTokenNotExpiring, facts)).toMatchInlineSnapshot(`
      "A VPP token must be renewed well before it expires.
      VPP token "Company apps" of Contoso expires on 2026-12-13 10:15 UTC, in 20 days; its renewal window of 30 days opened on 2026-11-13. Renewal is due by 2026-12-01.
      Renew with the managed Apple ID of this location:
       1. Apple Business (or Apple School Manager): download the content token of this location.
       2. Intune > Tenant administration > Connectors and tokens > Apple VPP tokens > Company apps > Edit: upload it, then Sync.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: https://learn.microsoft.com/intune/app-management/deployment/manage-vpp-apple#renewing-vpp-tokens-or-apple-business-manager-location-token"
    `);
  });
});

describe("not-expired", () => {
  test.for(of("not-expired"))("$name holds up to the expiry", ({ policy, build }) => {
    expect(outcome(policy, build(), { asOf: expiry })).toBe("holds");
    expect(outcome(policy, build(), { asOf: later(expiry, 1) })).toBe("expired");
  });

  it("says what breaks, and that it is renewed, not replaced", () => {
    const facts = certificate({ expiresAt: "2026-11-20T09:00:00Z" }, { renewBy: "2026-10-20" });
    expect(printed(apnsCertificateNotExpired, facts)).toMatchInlineSnapshot(`
      "The Apple MDM push certificate must not be expired.
      The Apple MDM push certificate of Contoso expired on 2026-11-20 09:00 UTC, 3 days ago (renewal was due by 2026-10-20).
      No Apple device can be managed or enrolled. Microsoft names 30 days in which it can still be renewed; a new one means enrolling every device again.
      Renew with the Apple ID that it was made with:
       1. Intune > Devices > Enrollment > Apple mobile > Apple MDM Push Certificate: download the signing request; note the Apple ID that is shown.
       2. Apple Push Certificates Portal (identity.apple.com/pushcert), that Apple ID: Renew, and upload the result in Intune.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: https://learn.microsoft.com/intune/device-enrollment/apple/create-mdm-push-certificate#renew-apple-mdm-push-certificate"
    `);
  });
});

describe("deadline-before-expiry", () => {
  test.for(
    of("deadline-before-expiry").flatMap((each) => [
      { ...each, lead: 7 * day, config: {}, expected: "holds" },
      { ...each, lead: 7 * day - 1, config: {}, expected: "deadline-too-late" },
      { ...each, lead: -1, config: {}, expected: "deadline-too-late" },
      { ...each, lead: 60 * day, config: { minimumLeadDays: 60 }, expected: "holds" },
      {
        ...each,
        lead: 60 * day - 1,
        config: { minimumLeadDays: 60 },
        expected: "deadline-too-late",
      },
      { ...each, lead: 0, config: { minimumLeadDays: 0 }, expected: "holds" },
      { ...each, lead: -1, config: { minimumLeadDays: 0 }, expected: "deadline-too-late" },
    ]),
  )("$name, with $lead ms from the deadline to the expiry, $config: $expected", (each) => {
    const facts = each.build({ expiresAt: later(deadline, each.lead).toISOString() });
    expect(outcome(each.policy, facts, { config: each.config })).toBe(each.expected);
  });

  it("gives the lines to paste", () => {
    const facts = certificate({}, { renewBy: "2027-02-25" });
    expect(printed(apnsCertificateDeadlineBeforeExpiry, facts)).toMatchInlineSnapshot(`
      "The push certificate's renewal deadline must leave time before it expires.
      The Apple MDM push certificate of Contoso expires on 2027-03-01 09:00 UTC, in 98 days; renewBy 2027-02-25 must be 2027-02-21 or earlier (7 days before).
       In the stack's file, under apple-ade:pushCertificate, replace or add:
         renewBy: "2027-01-29" # Friday, 31 days before expiry; choose yours
         expiresAt: "2027-03-01T09:00:00Z"
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: npx --no-install apple-ade explain apns-certificate-deadline-before-expiry"
    `);
  });
});

describe("deadline-current", () => {
  test.for(
    of("deadline-current").flatMap((each) => [
      { ...each, lead: 180 * day, config: {}, expected: "holds" },
      { ...each, lead: 180 * day + 1, config: {}, expected: "deadline-early" },
      { ...each, lead: 90 * day, config: { maximumLeadDays: 90 }, expected: "holds" },
      { ...each, lead: 90 * day + 1, config: { maximumLeadDays: 90 }, expected: "deadline-early" },
    ]),
  )("$name, with $lead ms from the deadline to the expiry, $config: $expected", (each) => {
    const facts = each.build({ expiresAt: later(deadline, each.lead).toISOString() });
    expect(outcome(each.policy, facts, { config: each.config })).toBe(each.expected);
  });

  test.for(
    of("deadline-current").flatMap((each) => [
      { ...each, declared: "2027-03-01T09:00:00Z", live: "2027-03-01T09:00:00Z", isIt: true },
      { ...each, declared: "2027-03-01T09:00:00Z", live: "2027-03-01T09:00:00.999Z", isIt: true },
      { ...each, declared: "2027-03-01T09:00:00Z", live: "2027-03-01T09:00:01Z", isIt: false },
      { ...each, declared: "2027-03-01T09:00:00Z", live: "2027-03-01T08:59:59.999Z", isIt: false },
      { ...each, declared: "2027-03-01T10:00:00+01:00", live: "2027-03-01T09:00:00Z", isIt: true },
      { ...each, declared: "2027-03-01T10:00:00Z", live: "2027-03-01T09:00:00Z", isIt: false },
    ]),
  )("$name, set for $declared and now $live: $isIt", (each) => {
    const { policy, build, prefix, thing, declared, live, isIt } = each;
    const facts = build({ expiresAt: live }, { expiresAt: declared });
    expect(outcome(policy, facts)).toBe(isIt ? "holds" : "renewed");
    expect(
      outcome(policyNamed(`${prefix}-deadline-met`), facts, { asOf: later(deadline, 1) }),
    ).toBe(isIt ? "overdue" : `not applicable: the deadline belongs to an earlier ${thing}`);
  });

  it("gives the lines to paste after a renewal", () => {
    const facts = certificate({}, { expiresAt: "2026-03-01T09:00:00Z" });
    expect(printed(apnsCertificateDeadlineCurrent, facts)).toMatchInlineSnapshot(`
      "The push certificate's renewal deadline must be set for the certificate that Intune holds now.
      The Apple MDM push certificate of Contoso was renewed: it expires on 2027-03-01 09:00 UTC; renewBy 2027-02-01 was set for an expiry on 2026-03-01 09:00 UTC.
      The deadline is not enforced until it is corrected.
       In the stack's file, under apple-ade:pushCertificate, replace or add:
         renewBy: "2027-01-29" # Friday, 31 days before expiry; choose yours
         expiresAt: "2027-03-01T09:00:00Z"
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: npx --no-install apple-ade explain apns-certificate-deadline-current"
    `);
  });
});

describe("judged", () => {
  test.for(
    of("judged").flatMap((each) => [
      { ...each, age: 60 * minute, config: {}, expected: "holds" },
      { ...each, age: 60 * minute + 1, config: {}, expected: "not-read" },
      { ...each, age: 5 * minute, config: { maxFactAgeMinutes: 5 }, expected: "holds" },
      { ...each, age: 5 * minute + 1, config: { maxFactAgeMinutes: 5 }, expected: "not-read" },
    ]),
  )("$name, read $age ms ago, with $config: $expected", (each) => {
    const { policy, build, age, config, expected } = each;
    expect(outcome(policy, build(), { config, at: later(now, age) })).toBe(expected);
  });

  test.for(of("judged"))("$name goes by the real clock", ({ policy, build }) => {
    expect(outcome(policy, build(), { asOf: later(now, 30 * day) })).toBe("holds");
  });

  test.for(of("judged"))("$name counts facts that are not understood as not read", (each) => {
    const { policy, build } = each;
    for (const live of [
      { status: "healthy" },
      { status: undefined },
      { status: ["found"] },
      { observedAt: undefined },
      { observedAt: "2026-02-30T00:00:00Z" },
    ]) {
      expect(outcome(policy, build(live))).toBe("unreadable");
    }
    for (const live of [undefined, null, "found", []]) {
      expect(outcome(policy, { ...build(), props: { ...build().props, live } })).toBe("unreadable");
    }
  });

  test.for(of("judged"))("$name misses no fact of what is not there", ({ policy, build }) => {
    expect(outcome(policy, build({ status: "missing", expiresAt: undefined }))).toBe("holds");
  });

  test.for([
    { what: "no state", live: { state: undefined }, expected: "facts-unknown" },
    { what: "no last sync", live: { lastSyncedAt: undefined }, expected: "facts-unknown" },
    { what: "no result of it", live: { lastSyncStatus: undefined }, expected: "facts-unknown" },
    {
      what: "no last sync, but a failed one",
      live: { lastSyncedAt: undefined, lastSyncStatus: "failed" },
      expected: "holds",
    },
  ])("of a VPP token with $what: $expected", ({ live, expected }) => {
    expect(outcome(vppTokenJudged, vpp(live))).toBe(expected);
  });

  it("of a certificate without its topic: nobody would see it replaced", () => {
    const without = certificate({ topicIdentifier: undefined });
    expect(outcome(apnsCertificateJudged, without)).toBe("facts-unknown");
    expect(printed(apnsCertificateJudged, without)).toContain(
      "came without its topic, by which a replaced one is known.",
    );
  });

  const failed = {
    status: "unreadable",
    reason: "Graph did not answer.",
    lastKnown: {
      status: "found",
      observedAt: "2026-11-20T06:00:00Z",
      expiresAt: "2027-03-01T09:00:00Z",
    },
  };

  it("says why a certificate could not be read, and what the last record held", () => {
    expect(printed(apnsCertificateJudged, certificate(failed))).toMatchInlineSnapshot(`
      "The Apple MDM push certificate must have been read from Intune in this run.
      The Apple MDM push certificate of Contoso was not checked: Graph did not answer.
      At the last recorded run, 2026-11-20 06:00 UTC, it was to expire on 2027-03-01 09:00 UTC; that may have changed since.
       Run this check again; until then look in Intune. If it fails again, the tenant's own finding or this policy's page says more.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: npx --no-install apple-ade explain apns-certificate-judged"
    `);
  });

  it("says why a VPP token could not be read, and what the last record held", () => {
    expect(printed(vppTokenJudged, vpp(failed))).toMatchInlineSnapshot(`
      "A VPP token must have been read from Intune in this run.
      VPP token "Company apps" of Contoso was not checked: Graph did not answer.
      At the last recorded run, 2026-11-20 06:00 UTC, it was to expire on 2027-03-01 09:00 UTC; that may have changed since.
       Run this check again; until then look in Intune. If it fails again, the tenant's own finding or this policy's page says more.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: npx --no-install apple-ade explain vpp-token-judged"
    `);
  });

  it("says how old the facts of a certificate are", () => {
    expect(printed(apnsCertificateJudged, certificate(), { at: later(now, 2 * day) }))
      .toMatchInlineSnapshot(`
        "The Apple MDM push certificate must have been read from Intune in this run.
        The Apple MDM push certificate of Contoso was not read in this run: its facts were observed on 2026-11-23 10:15 UTC, 2 days ago.
        Its other findings here rest on those old facts.
         Run this check without --target and --exclude.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/apns Docs: npx --no-install apple-ade explain apns-certificate-judged"
      `);
  });

  it("says which facts of a VPP token are unknown", () => {
    const unsynced = { lastSyncedAt: undefined, lastSyncStatus: undefined };
    const unknown = { expiresAt: undefined, state: undefined, ...unsynced };
    expect(printed(vppTokenJudged, vpp(unknown))).toMatchInlineSnapshot(`
      "A VPP token must have been read from Intune in this run.
      VPP token "Company apps" of Contoso came without a known state and a date of its last sync and a known result of its last sync.
      What depends on it was not checked, and is not assumed healthy.
       Compare with what Intune shows.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: npx --no-install apple-ade explain vpp-token-judged"
    `);
  });
});

test.for(["valid", "expired", "invalid", "assignedToExternalMDM", "duplicateLocationId"])(
  "a renamed VPP token is told of where it is %s",
  (state) => {
    const pinned = { id: "9d0b0000-0000-4000-8000-000000000001" };
    const facts = vpp({ state, displayName: "Renamed" }, pinned);
    expect(outcome(policyNamed("vpp-token-name-current"), facts)).toBe("renamed");
  },
);
