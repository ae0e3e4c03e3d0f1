import { describe, expect, it, test } from "vitest";
import { vppTokenSynced } from "../../../policy/policies/vpp-token-synced.ts";
import { day, hour, later } from "../../../policy/text/time.ts";
import { ago, now, unusableInstants, vpp } from "../facts.ts";
import { outcome, printed } from "../outcome.ts";

describe("vpp-token-synced", () => {
  test.for([
    { age: 48 * hour, config: {}, expected: "holds" },
    { age: 48 * hour + 1, config: {}, expected: "sync-late" },
    { age: 12 * hour, config: { maxSyncAgeHours: 12 }, expected: "holds" },
    { age: 12 * hour + 1, config: { maxSyncAgeHours: 12 }, expected: "sync-late" },
  ])("synced $age ms ago, with $config: $expected", ({ age, config, expected }) => {
    expect(outcome(vppTokenSynced, vpp({ lastSyncedAt: ago(age) }), { config })).toBe(expected);
  });

  test.for([
    { lastSyncStatus: "completed", expected: "holds" },
    { lastSyncStatus: "inProgress", expected: "holds" },
    { lastSyncStatus: "none", expected: "holds" },
    { lastSyncStatus: undefined, expected: "holds" },
    { lastSyncStatus: "failed", expected: "sync-failed" },
  ])("synced today, with the status $lastSyncStatus: $expected", ({ lastSyncStatus, expected }) => {
    expect(outcome(vppTokenSynced, vpp({ lastSyncStatus }))).toBe(expected);
  });

  test.for(unusableInstants)("does not know an age where the last sync is $what", ({ value }) => {
    const facts = vpp({ lastSyncedAt: value });
    expect(outcome(vppTokenSynced, facts)).toBe(
      "not applicable: the age of the last sync is unknown",
    );
    const failed = vpp({ lastSyncedAt: value, lastSyncStatus: "failed" });
    expect(outcome(vppTokenSynced, failed)).toBe("sync-failed");
  });

  test.for([
    { when: "an hour after the observation", age: -hour, expected: "holds" },
    {
      when: "more than an hour after it",
      age: -hour - 1,
      expected: "not applicable: the age of the last sync is unknown",
    },
  ])("synced $when: $expected", ({ age, expected }) => {
    expect(outcome(vppTokenSynced, vpp({ lastSyncedAt: ago(age) }))).toBe(expected);
  });

  it("counts at the moment of observation, not at another", () => {
    const facts = vpp({ lastSyncedAt: ago(48 * hour) });
    const moment = { at: later(now, day), asOf: later(now, 30 * day) };
    expect(outcome(vppTokenSynced, facts, moment)).toBe("holds");
  });

  test.for([
    { status: "missing", why: "no VPP token in Intune matches" },
    { status: "ambiguous", why: "several VPP tokens in Intune match" },
    { status: "unreadable", why: "the VPP token could not be read" },
  ])("does not speak of a token that is $status", ({ status, why }) => {
    expect(outcome(vppTokenSynced, vpp({ status, lastSyncStatus: "failed" }))).toBe(
      `not applicable: ${why}`,
    );
  });

  it("says when it synced last", () => {
    const facts = vpp({ lastSyncedAt: ago(5 * day) });
    expect(printed(vppTokenSynced, facts)).toMatchInlineSnapshot(`
      "A VPP token must have synced with Apple recently.
      VPP token "Company apps" of Contoso has not synced for more than 48 hours. Intune dates its last sync 2026-11-18 10:15 UTC, 5 days ago.
      Licences and apps bought since then are not usable; what is installed keeps working.
       Intune > Tenant administration > Connectors and tokens > Apple VPP tokens > Company apps > Sync, and look at the result.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: npx --no-install apple-ade explain vpp-token-synced"
    `);
  });

  it("says that it failed, and when it synced last, if ever", () => {
    const failed = { lastSyncStatus: "failed" };
    expect(printed(vppTokenSynced, vpp(failed))).toMatchInlineSnapshot(`
      "A VPP token must have synced with Apple recently.
      VPP token "Company apps" of Contoso did not sync: the last sync failed. Intune dates its last sync 2026-11-23 05:40 UTC, today.
      Licences and apps bought since then are not usable; what is installed keeps working.
       Intune > Tenant administration > Connectors and tokens > Apple VPP tokens > Company apps > Sync, and look at the result.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/vpp Docs: npx --no-install apple-ade explain vpp-token-synced"
    `);
    expect(printed(vppTokenSynced, vpp({ ...failed, lastSyncedAt: undefined }))).toContain(
      '\nVPP token "Company apps" of Contoso did not sync: the last sync failed.\n',
    );
  });
});
