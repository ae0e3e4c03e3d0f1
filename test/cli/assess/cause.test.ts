import { describe, expect, it, test } from "vitest";
import type { Props } from "../../../cli/assess/operation.ts";
import type { Inputs } from "../../../policy/pack/policy.ts";
import { day } from "../../../policy/text/time.ts";
import { ago, ahead, certificate, now, tenant, token } from "../../policy/facts.ts";
import { operation, reportOn, resource } from "./previews.ts";

const healthy = token();
/** As the last `up` recorded it, a week ago. */
const week = { observedAt: ago(7 * day) };

/** A token's findings. */
function findingsOf(
  inputs: Inputs,
  recorded?: Inputs,
  others = [resource("AdeTenant", "demo", tenant().props, tenant().props)],
) {
  const kind = inputs.type.endsWith("AdeToken") ? "AdeToken" : "ApplePushCertificate";
  const step = resource(kind, "corporate", inputs.props, recorded?.props);
  const [report] = reportOn(operation([...others, step]));
  const entry = report?.entries.find(({ key }) => key === "corporate");
  return entry?.findings ?? [];
}

/** Their causes, by policy. */
function causes(...given: Parameters<typeof findingsOf>) {
  return Object.fromEntries(findingsOf(...given).map(({ policy, cause }) => [policy, cause]));
}

const expired = { expiresAt: ago(day) };
const unreadable = { status: "unreadable", cause: "unavailable", reason: "Graph is down." };

interface Case {
  readonly when: string;
  readonly now: Inputs;
  readonly recorded: Inputs;
  readonly causes: Readonly<Record<string, string>>;
}

describe("the change that caused a finding", () => {
  const moved = { property: "renewBy", from: "2027-02-01", to: "2026-09-20" };

  it.for([
    {
      when: "the deadline alone was moved",
      now: token({}, { renewBy: "2026-09-20" }),
      recorded: token(),
      changes: [moved],
    },
    {
      when: "the deadline was moved, and the owner changed as well",
      now: token({}, { renewBy: "2026-09-20", owner: "Mac team" }),
      recorded: token(),
      changes: [moved],
    },
    {
      when: "another token is named, which is not there",
      now: token({ status: "missing" }, { tokenName: "Corporate iPhone" }),
      recorded: token(),
      changes: [{ property: "tokenName", from: "Corporate iPhones", to: "Corporate iPhone" }],
    },
    {
      when: "time alone has passed",
      now: token({}, { renewBy: "2026-09-20" }),
      recorded: token({}, { renewBy: "2026-09-20" }),
      changes: undefined,
    },
  ])("is named when $when", ({ now: inputs, recorded, changes }) => {
    const mandatory = findingsOf(inputs, recorded).find(({ level }) => level === "mandatory");
    expect(mandatory?.changes).toEqual(changes);
  });
});

describe("the cause of a finding", () => {
  test.for<Case>([
    {
      when: "the same token has expired since",
      now: token(expired),
      recorded: token({ ...expired, ...week }),
      causes: { "ade-token-not-expired": "calendar" },
    },
    {
      when: "it cannot be read, and the declaration names another Graph than it was read from",
      now: token(unreadable, { graph: { endpoint: "https://microsoftgraph.chinacloudapi.cn" } }),
      recorded: token(week, { graph: { endpoint: "https://graph.microsoft.com" } }),
      causes: { "ade-token-judged": "change" },
    },
    {
      when: "it cannot be read where it was read before",
      now: token(unreadable, { graph: { endpoint: "https://graph.microsoft.com" } }),
      recorded: token(week, { graph: { endpoint: "https://graph.microsoft.com" } }),
      causes: { "ade-token-judged": "unknown" },
    },
    {
      when: "it had expired, and the owner in the declaration changes",
      now: token(expired, { owner: "Mac team" }),
      recorded: token({ ...expired, ...week }),
      causes: { "ade-token-not-expired": "calendar" },
    },
    {
      when: "the last sync failed since the last up",
      now: token({ lastSyncErrorCode: 3 }),
      recorded: token(week),
      causes: { "ade-token-terms-accepted": "drift" },
    },
    {
      when: "Apple's terms waited then, too",
      now: token({ lastSyncErrorCode: 3 }),
      recorded: token({ lastSyncErrorCode: 3, ...week }),
      causes: { "ade-token-terms-accepted": "unchanged" },
    },
    {
      when: "the token was missing then, too",
      now: token({ status: "missing" }),
      recorded: token({ status: "missing", ...week }),
      causes: { "ade-token-exists": "unchanged" },
    },
    {
      when: "the token has disappeared since the last up",
      now: token({ status: "missing" }),
      recorded: token(week),
      causes: { "ade-token-exists": "drift" },
    },
    {
      when: "the declaration names another token, which is not there",
      now: token({ status: "missing" }, { tokenName: "Corporate iPhone" }),
      recorded: token(week),
      causes: { "ade-token-exists": "change" },
    },
    {
      when: "the declaration postpones the deadline beyond the expiry",
      now: token({}, { renewBy: "2027-02-28" }),
      recorded: token(week),
      causes: { "ade-token-deadline-before-expiry": "change" },
    },
    {
      when: "the deadline is the same, and the live token expires earlier than it did",
      now: token({ expiresAt: "2027-02-03T09:00:00Z" }),
      recorded: token(week),
      causes: { "ade-token-deadline-before-expiry": "drift" },
    },
    {
      when: "the recorded sync was late already at the moment of this observation",
      now: token({ lastSyncedAt: ago(2 * day) }),
      recorded: token({ lastSyncedAt: ago(2 * day), observedAt: ago(2 * day) }),
      causes: { "ade-token-synced-recently": "calendar" },
    },
    {
      when: "the Apple ID is declared as a secret, and differs",
      now: token({ appleIdentifierMatches: false }, { appleIdentifier: "[secret]" }),
      recorded: token(week, { appleIdentifier: "[secret]" }),
      causes: { "ade-token-identity-unchanged": "unknown" },
    },
    {
      when: "the token could not be read",
      now: token({ status: "unreadable", cause: "unavailable" }),
      recorded: token(week),
      causes: { "ade-token-judged": "unknown" },
    },
    {
      when: "the last up could not read it, and carried earlier facts along",
      now: token({ lastSyncErrorCode: 3 }),
      recorded: token({ status: "unreadable", ...week, lastKnown: healthy.props["live"] }),
      causes: { "ade-token-terms-accepted": "drift" },
    },
    {
      when: "the last up could not read it either",
      now: token({ lastSyncErrorCode: 3 }),
      recorded: token({ status: "unreadable", ...week }),
      causes: { "ade-token-terms-accepted": "unknown" },
    },
    {
      when: "a push certificate was replaced since the last up",
      now: certificate({ previousTopicIdentifier: "com.apple.mgmt.External.0" }),
      recorded: certificate(week),
      causes: { "apns-certificate-identity-unchanged": "drift" },
    },
  ])("$when", ({ now: inputs, recorded, causes: expected }) => {
    expect(causes(inputs, recorded)).toEqual(expected);
  });

  it("is this change where a stack that is recorded gets a new declaration", () => {
    expect(causes(token(expired))).toEqual({ "ade-token-not-expired": "change" });
  });

  it("is unknown where nothing of the stack is recorded, but for what expires by itself", () => {
    const unrecorded = [resource("AdeTenant", "demo", tenant().props)];
    expect(causes(token(expired), undefined, unrecorded)).toEqual({
      "ade-token-not-expired": "calendar",
    });
    const failing = causes(token({ lastSyncErrorCode: 3 }), undefined, unrecorded);
    expect(failing).toEqual({ "ade-token-terms-accepted": "unknown" });
  });
});

describe("what changed", () => {
  it("names the declaration's properties and the live facts, without an Apple ID", () => {
    const before = token(week, { appleIdentifier: "ade@contoso.example" }).props;
    const after = token(
      { expiresAt: "2027-11-24T09:00:00Z", lastSyncErrorCode: 3, syncedDeviceCount: 7 },
      { appleIdentifier: "mdm@contoso.example", platforms: ["ios"] },
    ).props;
    expect(entryOf(after, before)).toMatchObject({
      declared: [
        { property: "appleIdentifier", from: "(not shown)", to: "(not shown)" },
        { property: "platforms", to: '["ios"]' },
      ],
      drift: [
        { property: "expiresAt", from: "2027-03-01", to: "2027-11-24" },
        { property: "lastSyncErrorCode", from: "0", to: "3" },
      ],
    });
  });

  it("is nothing when only time has passed", () => {
    expect(entryOf(healthy.props, token(week).props)).toMatchObject({ declared: [], drift: [] });
  });

  it("is left out where nothing can be compared", () => {
    expect(entryOf(healthy.props)).not.toHaveProperty("declared");
    const unread = token({ status: "unreadable", observedAt: ahead(0) }).props;
    expect(entryOf(unread, healthy.props)).not.toHaveProperty("drift");
  });

  it("reports what every resource repeats for the tenant alone", () => {
    const renamed = { ...healthy.props, tenant: "Contoso Ltd" };
    expect(entryOf(renamed, healthy.props)).toMatchObject({ declared: [] });
    const [report] = reportOn(
      operation([
        resource("AdeTenant", "demo", tenant({}, { tenant: "Contoso Ltd" }).props, tenant().props),
      ]),
    );
    expect(report?.entries[0]?.declared).toEqual([
      { property: "tenant", from: "Contoso", to: "Contoso Ltd" },
    ]);
    expect(report?.observedAt).toBe(now.toISOString());
  });
});

function entryOf(inputs: Props, recorded?: Props) {
  const [report] = reportOn(
    operation([
      resource("AdeTenant", "demo", tenant().props, tenant().props),
      resource("AdeToken", "corporate", inputs, recorded),
    ]),
  );
  return report?.entries.find(({ key }) => key === "corporate");
}
