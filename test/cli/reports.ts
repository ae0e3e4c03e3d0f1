import type { Entry, Finding } from "../../cli/assess/report-entry.ts";
import type { Report, Tenant } from "../../cli/assess/report.ts";

/** A complete, valid finding; tests override one field. */
export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    policy: "ade-token-not-expired",
    level: "mandatory",
    severity: "critical",
    description: "An ADE token must not be expired.",
    message:
      '"Kiosk iPads" of Contoso expired on 2026-11-18 09:12 UTC, 5 days ago (renewal was due by 2026-10-30).\nNew devices may not appear in Intune.\nRenew in one sitting; step 1 kills the token in use:\n 1. Apple Business > Devices > Management Services > this token\'s service > … > Download Token\n 2. Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Kiosk iPads > Renew token, same Apple ID; then Devices > Sync\nOwner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token',
    reason: "expired",
    subject: '"Kiosk iPads" of Contoso',
    seen: "expired on 2026-11-18 09:12 UTC, 5 days ago (renewal was due by 2026-10-30).",
    impact: "New devices may not appear in Intune.",
    lead: "Renew in one sitting; step 1 kills the token in use:",
    steps: [
      "Apple Business > Devices > Management Services > this token's service > … > Download Token",
      "Intune > Devices > Enrollment > Apple mobile > Enrollment program tokens > Kiosk iPads > Renew token, same Apple ID; then Devices > Sync",
    ],
    choices: false,
    action: "renew today",
    docs: "https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token",
    page: "npx --no-install apple-ade explain ade-token-not-expired",
    cause: "calendar",
    curedInCode: false,
    blocks: { when: "since", date: "2026-11-18", policy: "ade-token-not-expired" },
    fingerprint: "f00dfeedf00dfeed",
    ...overrides,
  };
}

/** A warning about terms, of a token called `name`. */
export function termsFinding(name: string, overrides: Partial<Finding> = {}): Finding {
  const subject = `"${name}" of Contoso`;
  const seen =
    "last failed to sync with code 3, seen when new Apple terms wait (not officially documented). Last success 2026-11-22 05:40 UTC, 1 day ago.";
  return finding({
    policy: "ade-token-terms-accepted",
    level: "advisory",
    severity: "high",
    description: "Apple's current terms must be accepted, or the token cannot sync.",
    reason: "terms",
    subject,
    seen,
    message: `${subject} ${seen}\nOwner: Endpoint team. Docs: https://support.apple.com/102069`,
    impact:
      "New devices and changes wait; devices already assigned are not affected. Do not renew the token.",
    action: "accept Apple's terms",
    docs: "https://support.apple.com/102069",
    page: "npx --no-install apple-ade explain ade-token-terms-accepted",
    cause: "drift",
    blocks: { when: "from", date: "2026-11-29", policy: "ade-token-terms-accepted-in-time" },
    fingerprint: "beefbeefbeefbeef",
    ...overrides,
  });
}

/** A healthy token; tests override what they are about. */
export function entry(overrides: Partial<Entry> = {}): Entry {
  return {
    kind: "token",
    key: "corporate",
    name: "Corporate iPhones",
    uid: "0123456789abcdef",
    state: "healthy",
    status: "found",
    owner: "Endpoint team",
    runbook: "https://wiki.contoso.example/ade",
    declaredAt: { file: "Pulumi.contoso.yaml", line: 12 },
    observedAt: "2026-11-23T10:00:00Z",
    renewFrom: "2027-01-30",
    renewBy: "2027-02-01",
    expiresAt: "2027-03-01T09:00:00Z",
    daysLeft: 98,
    lastSyncedAt: "2026-11-23T05:40:00Z",
    lastSyncErrorCode: 0,
    declared: [],
    drift: [],
    findings: [],
    ...overrides,
  };
}

/** The tenant of the standard for messages: one token blocks, one warns, one is healthy. */
export function tenant(overrides: Partial<Tenant> = {}): Tenant {
  return {
    stack: "contoso",
    label: "Contoso",
    tenantId: "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
    endpoint: "https://graph.microsoft.com",
    outcome: "blocked",
    blocked: true,
    failed: false,
    observedAt: "2026-11-23T10:00:00Z",
    record: "usable",
    ignoredTokens: [],
    reads: [{ what: "ADE tokens", complete: true }],
    entries: [
      entry({
        key: "kiosk",
        name: "Kiosk iPads",
        uid: "a1a1a1a1a1a1a1a1",
        state: "blocked",
        renewFrom: "2026-10-19",
        renewBy: "2026-10-30",
        expiresAt: "2026-11-18T09:12:00Z",
        daysLeft: -5,
        blocks: { when: "since", date: "2026-11-18", policy: "ade-token-not-expired" },
        blocksWhenScheduled: {
          when: "since",
          date: "2026-10-31",
          policy: "ade-token-deadline-met",
        },
        findings: [finding()],
      }),
      entry({
        state: "warned",
        lastSyncErrorCode: 3,
        blocksWhenScheduled: {
          when: "from",
          date: "2026-11-29",
          policy: "ade-token-terms-accepted-in-time",
        },
        drift: [{ property: "lastSyncErrorCode", from: "0", to: "3" }],
        findings: [termsFinding("Corporate iPhones")],
      }),
      entry({
        key: "meetingRooms",
        name: "Meeting-room TVs",
        uid: "b2b2b2b2b2b2b2b2",
        owner: "AV team",
        declaredAt: { file: "Pulumi.contoso.yaml", line: 18 },
        renewBy: "2027-05-14",
        expiresAt: "2027-06-14T09:00:00Z",
        daysLeft: 203,
      }),
    ],
    ...overrides,
  };
}

export function healthyTenant(overrides: Partial<Tenant> = {}): Tenant {
  const entries = [entry(), entry({ key: "labs", name: "Lab Macs", uid: "c3c3c3c3c3c3c3c3" })];
  return tenant({ outcome: "passed", blocked: false, entries, ...overrides });
}

/** A tenant that could not be read: one finding about it, its tokens not judged. */
export function unreadableTenant(overrides: Partial<Tenant> = {}): Tenant {
  const reason = "Graph could not be reached (ECONNREFUSED).";
  const unread = finding({
    policy: "ade-tenant-readable",
    level: "advisory",
    severity: "high",
    description: "The tenant's ADE tokens must have been read completely in this run.",
    reason: "unavailable",
    subject: "Contoso",
    seen: `was not checked: ${reason}`,
    message: `Contoso was not checked: ${reason}\nOwner: none declared.`,
    action: "run the check again",
    cause: "unknown",
    steps: ["Run it again."],
    fingerprint: "deadbeefdeadbeef",
  });
  const { blocks: _, ...unblocked } = unread;
  const { renewFrom: _from, expiresAt: _expires, daysLeft: _days, ...unknown } = entry();
  return tenant({
    outcome: "not-checked",
    notChecked: reason,
    blocked: false,
    reads: [{ what: "ADE tokens", complete: false, reason }],
    entries: [
      entry({
        kind: "tenant",
        key: "contoso",
        name: "Contoso",
        state: "not-checked",
        findings: [unblocked],
      }),
      { ...unknown, state: "not-checked", status: "unreadable", findings: [] },
    ],
    ...overrides,
  });
}

export function report(overrides: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    checkedAt: "2026-11-23T10:00:05Z",
    profile: "pull-request",
    pullRequest: true,
    versions: { appleAde: "0.1.0", pack: "0.1.0", pulumi: "v3.259.0" },
    exitStatus: 1,
    commit: "0123456789abcdef0123456789abcdef01234567",
    policies: [
      {
        name: "ade-token-not-expired",
        level: "mandatory",
        defaultLevel: "mandatory",
        config: {},
        defaultConfig: {},
        changedConfig: [],
      },
      {
        name: "ade-token-terms-accepted-in-time",
        level: "advisory",
        defaultLevel: "mandatory",
        config: { graceDays: 7 },
        defaultConfig: { graceDays: 7 },
        changedConfig: [],
      },
    ],
    tenants: [tenant()],
    ...overrides,
  };
}

/** Every finding once, with what it is about, the strictest first. */
export function allFindings({ tenants }: Report) {
  return tenants.flatMap((each) =>
    each.entries.flatMap((own) =>
      own.findings.map((found) => ({ tenant: each, entry: own, finding: found })),
    ),
  );
}
