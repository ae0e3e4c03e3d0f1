import { describe, expect, it } from "vitest";
import { prometheus } from "../../../cli/formats/prometheus/prometheus.ts";
import type { Report, Tenant } from "../../../cli/assess/report.ts";
import { entry, finding, healthyTenant, report, tenant, unreadableTenant } from "../reports.ts";
import { readExposition } from "./exposition.ts";

function render(tenants: readonly Tenant[], overrides: Partial<Report> = {}): string {
  return prometheus.render(report({ tenants: [...tenants], ...overrides }), { color: false });
}

function read(tenants: readonly Tenant[], overrides: Partial<Report> = {}) {
  return readExposition(render(tenants, overrides));
}

/** The values of a metric by the key of what it is about. */
function values(name: string, tenants: readonly Tenant[]) {
  return Object.fromEntries(
    read(tenants)
      .filter((sample) => sample.name === `apple_ade_${name}`)
      .map(({ labels, value }) => [labels["key"] ?? labels["tenant"], value]),
  );
}

function counts(tenants: readonly Tenant[]) {
  return read(tenants)
    .filter(({ name }) => name === "apple_ade_findings")
    .map(({ labels: { key, level }, value }) => `${key} ${level} ${value}`);
}

function stamps(asOf?: string) {
  return read([tenant()], asOf === undefined ? {} : { asOf })
    .filter(({ name }) => name === "apple_ade_check_as_of_timestamp_seconds")
    .map(({ value }) => value);
}

describe("prometheus", () => {
  it("writes each fact of a token once, as one gauge", () => {
    const [token] = healthyTenant().entries;
    expect(render([healthyTenant({ entries: token ? [token] : [] })])).toMatchInlineSnapshot(`
      "# HELP apple_ade_build_info The versions that checked.
      # TYPE apple_ade_build_info gauge
      apple_ade_build_info{tenant="Contoso",stack="contoso",version="0.1.0",pack_version="0.1.0",pulumi_version="v3.259.0"} 1
      # HELP apple_ade_check_timestamp_seconds When the check ran. Alert on its age: a check that stopped leaves its last values behind.
      # TYPE apple_ade_check_timestamp_seconds gauge
      apple_ade_check_timestamp_seconds{tenant="Contoso",stack="contoso",profile="pull-request"} 1795428005
      # HELP apple_ade_tenant_readable 1: the tenant was read completely and checked. 0: not checked.
      # TYPE apple_ade_tenant_readable gauge
      apple_ade_tenant_readable{tenant="Contoso",stack="contoso"} 1
      # HELP apple_ade_findings Violated policies by level. 0 only where all could be checked.
      # TYPE apple_ade_findings gauge
      apple_ade_findings{tenant="Contoso",stack="contoso",kind="token",key="corporate",name="Corporate iPhones",level="mandatory"} 0
      apple_ade_findings{tenant="Contoso",stack="contoso",kind="token",key="corporate",name="Corporate iPhones",level="advisory"} 0
      # HELP apple_ade_token_info Who looks after the declared token, push certificate or VPP token.
      # TYPE apple_ade_token_info gauge
      apple_ade_token_info{tenant="Contoso",stack="contoso",kind="token",key="corporate",name="Corporate iPhones",owner="Endpoint team",runbook="https://wiki.contoso.example/ade"} 1
      # HELP apple_ade_token_readable 1: read from Intune in this run. 0: not read, so not checked.
      # TYPE apple_ade_token_readable gauge
      apple_ade_token_readable{tenant="Contoso",stack="contoso",kind="token",key="corporate",name="Corporate iPhones"} 1
      # HELP apple_ade_token_found 1: exactly one in Intune matches. Absent: not read.
      # TYPE apple_ade_token_found gauge
      apple_ade_token_found{tenant="Contoso",stack="contoso",kind="token",key="corporate",name="Corporate iPhones"} 1
      # HELP apple_ade_token_expiry_timestamp_seconds When it expires.
      # TYPE apple_ade_token_expiry_timestamp_seconds gauge
      apple_ade_token_expiry_timestamp_seconds{tenant="Contoso",stack="contoso",kind="token",key="corporate",name="Corporate iPhones"} 1803891600
      # HELP apple_ade_token_renewal_window_timestamp_seconds The day on which its renewal window opens.
      # TYPE apple_ade_token_renewal_window_timestamp_seconds gauge
      apple_ade_token_renewal_window_timestamp_seconds{tenant="Contoso",stack="contoso",kind="token",key="corporate",name="Corporate iPhones"} 1801267200
      # HELP apple_ade_token_renew_by_timestamp_seconds The last second of its declared deadline.
      # TYPE apple_ade_token_renew_by_timestamp_seconds gauge
      apple_ade_token_renew_by_timestamp_seconds{tenant="Contoso",stack="contoso",kind="token",key="corporate",name="Corporate iPhones"} 1801526399
      # HELP apple_ade_token_last_sync_success_timestamp_seconds Its last successful sync.
      # TYPE apple_ade_token_last_sync_success_timestamp_seconds gauge
      apple_ade_token_last_sync_success_timestamp_seconds{tenant="Contoso",stack="contoso",kind="token",key="corporate",name="Corporate iPhones"} 1795412400
      # HELP apple_ade_token_last_sync_error_code Graph's code of its last sync. 0: success, 3: seen when Apple's terms wait, others undocumented.
      # TYPE apple_ade_token_last_sync_error_code gauge
      apple_ade_token_last_sync_error_code{tenant="Contoso",stack="contoso",kind="token",key="corporate",name="Corporate iPhones"} 0
      "
    `);
  });

  it.for([
    { fact: "token_expiry_timestamp_seconds", value: Date.UTC(2027, 2, 1, 9) / 1000 },
    {
      fact: "token_renew_by_timestamp_seconds",
      value: Date.UTC(2027, 1, 1, 23, 59, 59) / 1000,
    },
    { fact: "token_renewal_window_timestamp_seconds", value: Date.UTC(2027, 0, 30) / 1000 },
    {
      fact: "token_last_sync_success_timestamp_seconds",
      value: Date.UTC(2026, 10, 23, 5, 40) / 1000,
    },
    { fact: "token_last_sync_error_code", value: 0 },
    { fact: "token_readable", value: 1 },
    { fact: "token_found", value: 1 },
  ])("says $fact in UTC seconds or as Graph's number", ({ fact, value }) => {
    expect(values(fact, [healthyTenant()])).toEqual({ corporate: value, labs: value });
  });

  it("has no sample for an absent fact, never 0", () => {
    const { expiresAt: _, renewBy: _by, renewFrom: _from, lastSyncedAt: _at, ...rest } = entry();
    const { lastSyncErrorCode: _code, owner: _owner, runbook: _book, ...bare } = rest;
    const names = read([tenant({ entries: [bare] })]).map(({ name }) => name);
    expect(names).toContain("apple_ade_token_readable");
    expect(names.filter((name) => /expiry|renew|sync/.test(name))).toEqual([]);
  });

  it("tells missing from not read", () => {
    const entries = [
      entry({ key: "gone", status: "missing", state: "blocked" }),
      entry({ key: "unread", status: "unreadable", state: "blocked" }),
      entry({ key: "old", state: "warned", findings: [finding({ reason: "not-read" })] }),
    ];
    const tenants = [tenant({ entries })];
    expect(values("token_readable", tenants)).toEqual({ gone: 1, unread: 0, old: 0 });
    expect(values("token_found", tenants)).toEqual({ gone: 0 });
    expect(values("token_last_sync_error_code", tenants)).toEqual({ gone: 0 });
  });

  it("counts findings by level, and 0 where everything could be judged", () => {
    expect(counts([tenant()])).toEqual([
      "kiosk mandatory 1",
      "kiosk advisory 0",
      "corporate mandatory 0",
      "corporate advisory 1",
      "meetingRooms mandatory 0",
      "meetingRooms advisory 0",
    ]);
  });

  it("never counts 0 for what was not checked", () => {
    const unread = unreadableTenant();
    expect(values("tenant_readable", [unread])).toEqual({ Contoso: 0 });
    expect(values("token_readable", [unread])).toEqual({ corporate: 0 });
    expect(counts([unread])).toEqual(["contoso advisory 1"]);
    const partly = tenant({ outcome: "not-checked", entries: [entry()] });
    expect(counts([partly])).toEqual([]);
  });

  it("names every violated policy of every tenant once", () => {
    const tenants = [tenant(), unreadableTenant({ stack: "fabrikam", label: "Fabrikam" })];
    const violated = read(tenants).filter(({ name }) => name === "apple_ade_policy_violated");
    expect(violated.map(({ labels: { stack, key, policy } }) => [stack, key, policy])).toEqual([
      ["fabrikam", "contoso", "ade-tenant-readable"],
      ["contoso", "kiosk", "ade-token-not-expired"],
      ["contoso", "corporate", "ade-token-terms-accepted"],
    ]);
  });

  it("names stack and tenant in every sample, so that two stacks' files collide in none", () => {
    const asOf = "2026-12-24T23:59:59Z";
    const [a, b] = ["a", "b"].map((stack) => read([tenant({ stack, label: "Contoso" })], { asOf }));
    const series = [...(a ?? []), ...(b ?? [])].map(({ name, labels }) => {
      expect(labels).toMatchObject({ tenant: "Contoso", stack: expect.any(String) });
      return JSON.stringify([name, Object.entries(labels).toSorted()]);
    });
    expect(new Set(series).size).toBe(series.length);
    expect(series.join("")).toContain("apple_ade_check_timestamp_seconds");
  });

  it("has no deadline that is not enforced", () => {
    const entries = [entry({ deadlineEnforced: false })];
    expect(values("token_renew_by_timestamp_seconds", [tenant({ entries })])).toEqual({});
  });

  it("stamps a look ahead, and only that", () => {
    expect(stamps("2026-12-24T23:59:59Z")).toEqual([Date.UTC(2026, 11, 24, 23, 59, 59) / 1000]);
    expect(stamps()).toEqual([]);
  });

  it("writes one series for the same stack given twice, and what was not checked wins", () => {
    const twice = [healthyTenant(), unreadableTenant()];
    expect(values("tenant_readable", twice)).toEqual({ Contoso: 0 });
  });
});
