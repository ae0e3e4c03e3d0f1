import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { reportOf } from "../../../cli/check/check.ts";
import { defaults, loadProfile, type Profile } from "../../../cli/check/profile.ts";
import { recorded } from "../../../cli/check/recorded.ts";
import { checkedBy } from "../../../cli/view/coverage.ts";
import { day, later } from "../../../policy/text/time.ts";
import { ago, now, tenant, token } from "../../policy/facts.ts";

const minute = 60_000;
const summary = { summaryEvent: { PolicyPacks: { "apple-ade|local|policy": "0.1.0" } } };

/** A recording of one healthy token, all of it sent now. */
function recording(token_ = token(), end: object = summary): string {
  return sent([step(tenant(), "demo"), step(token_, "corporate"), end]);
}

function sent(events: readonly object[], at: Date = now): string {
  const timestamp = Math.floor(at.getTime() / 1000);
  return events.map((event) => JSON.stringify({ timestamp, ...event })).join("\n");
}

function step({ type, props }: ReturnType<typeof token>, name: string) {
  const urn = `urn:pulumi:contoso::ade::${type}::${name}`;
  return { resourcePreEvent: { metadata: { op: "same", urn, type, new: { inputs: props } } } };
}

function check(content: string | Uint8Array, at: Date = now, profile: Profile = defaults) {
  const folder = mkdtempSync(join(tmpdir(), "events-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "events.ndjson");
  writeFileSync(file, content);
  const options = {
    profile,
    asOf: undefined,
    configFile: undefined,
    isMadeUp: true,
    pullRequest: false,
    now: () => at,
    progress: () => undefined,
  };
  return reportOf([recorded(file, options)], { versions: { appleAde: "0.1.0" } }, options);
}

const short: Profile = {
  ...defaults,
  policies: defaults.policies.map((each) => ({
    ...each,
    config: { ...each.config, maxFactAgeMinutes: 5 },
  })),
};

describe("recorded events", () => {
  test.for([
    { after: 60 * minute, profile: defaults, exitStatus: 0 },
    { after: 60 * minute + 1, profile: defaults, exitStatus: 2 },
    { after: 5 * minute, profile: short, exitStatus: 0 },
    { after: 5 * minute + 1, profile: short, exitStatus: 2 },
    { after: 400 * day, profile: defaults, exitStatus: 2 },
  ])("are too old by the profile: after $after ms, $exitStatus", ({ after, profile, ...ends }) => {
    const report = check(recording(), later(now, after), profile);
    expect(report).toMatchObject({ ...ends, checkedAt: now.toISOString() });
    expect(report.tenants[0]?.outcome).toBe(ends.exitStatus === 0 ? "passed" : "not-checked");
  });

  it("say of when they are", () => {
    expect(check(recording(), later(now, 400 * day)).tenants[0]?.notChecked).toBe(
      "These are recorded events: its facts were observed on 2026-11-23 10:15 UTC, 400 days ago. Record them again.",
    );
  });

  it("are refused where there are none", () => {
    expect(() => check("\n")).toThrow("there are no events in it");
  });

  test.for([
    { as: "UTF-8 with its mark", bytes: Buffer.from(`\uFEFF${recording()}`) },
    { as: "UTF-16 LE", bytes: Buffer.from(`\uFEFF${recording()}`, "utf16le") },
    { as: "UTF-16 BE", bytes: Buffer.from(`\uFEFF${recording()}`, "utf16le").swap16() },
  ])("are read in $as", ({ bytes }) => {
    expect(check(bytes).exitStatus).toBe(0);
  });

  test.for([
    { proof: "the summary", end: summary, proven: true },
    {
      proof: "what it passed",
      end: { policyAnalyzeSummaryEvent: { policyPackName: "apple-ade" }, summaryEvent: {} },
      proven: true,
    },
    { proof: "another pack", end: { summaryEvent: { PolicyPacks: { "tags|local|x": "1" } } } },
  ])("tell by $proof whether the pack ran: $proven", ({ end, proven = false }) => {
    const said = checkedBy(check(recording(token(), end)));
    expect(said.some((each) => each.startsWith("no proof that the policy pack ran"))).toBe(!proven);
  });

  it("with facts of an earlier run, as with --target, check nothing", () => {
    const report = check(recording(token({ observedAt: ago(10 * minute) })));
    const corporate = report.tenants[0]?.entries.find(({ key }) => key === "corporate");
    expect(corporate).toMatchObject({ state: "not-checked", findings: [{ reason: "not-read" }] });
  });

  test.for([
    { added: "one that is whole", events: [step(tenant(), "demo"), summary] },
    { added: "one that was cut off", events: [{ preludeEvent: { config: {} } }] },
  ])("of an earlier run check nothing, with $added added", ({ events }) => {
    const earlier = later(now, -day);
    const old = [step(tenant(), "demo"), step(token(), "corporate"), summary];
    const report = check(`${sent(old, earlier)}\n${sent(events)}`);
    expect(report).toMatchObject({ exitStatus: 2, tenants: [{ outcome: "not-checked" }] });
  });

  it("of two runs end with the last one", () => {
    const report = check(`${recording()}\n${sent([step(tenant(), "demo")])}`);
    expect(report.tenants[0]?.notChecked).toBe("The preview did not run to its end.");
  });

  const corporate = { key: "corporate", tokenName: "Corporate iPhones" };
  const books = { key: "books", displayName: "Books" };
  test.for([
    { declares: { declared: [corporate] }, names: "corporate" },
    { declares: { declaredVppTokens: [books] }, names: "books" },
    { declares: { declaredPushCertificate: true }, names: "the push certificate" },
  ])("without a step of what is declared check nothing: $names", ({ declares, names }) => {
    const report = check(sent([step(tenant({}, declares), "demo"), summary]));
    expect(report).toMatchObject({ exitStatus: 2, tenants: [{ outcome: "not-checked" }] });
    expect(report.tenants[0]?.notChecked).toBe(
      `The preview left out what is declared: ${names}. Run this check without --target and --exclude.`,
    );
  });

  const expired = token({ expiresAt: ago(day) });
  const found = {
    resourceUrn: `urn:pulumi:contoso::ade::${expired.type}::corporate`,
    message: "An ADE token must not be expired.",
    policyName: "ade-token-not-expired",
    policyPackName: "apple-ade",
    enforcementLevel: "advisory",
  };
  test.for([
    { levels: "advisory", policyEvents: [found], exitStatus: 1 },
    {
      levels: "mandatory, and advisory by another configuration",
      policyEvents: [{ ...found, enforcementLevel: "mandatory" }, found],
      profile: loadProfile("record"),
      exitStatus: 1,
    },
    {
      levels: "mandatory, with an exception",
      policyEvents: [{ ...found, enforcementLevel: "mandatory", exceptions: [{}] }],
      exitStatus: 0,
    },
  ])("with the level $levels end with $exitStatus", ({ policyEvents, profile, exitStatus }) => {
    const events = policyEvents.map((policyEvent) => ({ policyEvent }));
    const report = check(`${recording(expired)}\n${sent(events)}`, now, profile);
    expect(report.exitStatus).toBe(exitStatus);
  });

  it("of a stack that another pack blocks end with 1, and name it", () => {
    const policyEvent = {
      message: "Resources must have an owner.",
      policyName: "owned",
      policyPackName: "tags",
      enforcementLevel: "mandatory",
    };
    const other = JSON.stringify({ timestamp: now.getTime() / 1000, policyEvent });
    const report = check(`${recording()}\n${other}`);
    expect(report.exitStatus).toBe(1);
    expect(report.tenants[0]?.entries[0]?.findings).toMatchObject([
      {
        policy: "other-policy-packs",
        message: expect.stringContaining("is blocked by other policy packs: owned (tags)."),
      },
    ]);
  });
});
