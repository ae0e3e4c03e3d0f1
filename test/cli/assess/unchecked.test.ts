import { describe, expect, it, test } from "vitest";
import { defaults, type Profile } from "../../../cli/check/profile.ts";
import { moodOf } from "../../../cli/view/headline.ts";
import type { Inputs } from "../../../policy/pack/policy.ts";
import {
  acknowledgement,
  ago,
  certificate,
  stages,
  tenant,
  token,
  uploaded,
  vpp,
} from "../../policy/facts.ts";
import { day } from "../../../policy/text/time.ts";
import { operation, reportOn, resource } from "./previews.ts";

/** The pack's defaults, but without these policies. */
function without(name: RegExp): Profile {
  return {
    ...defaults,
    policies: defaults.policies.map((each) =>
      name.test(each.name) ? { ...each, level: "disabled" } : each,
    ),
  };
}

const kinds = { AdeToken: token(), VppToken: vpp(), ApplePushCertificate: certificate() } as const;

function reported(kind: keyof typeof kinds, profile: Profile, inputs: Inputs = kinds[kind]) {
  const [report] = reportOn(
    operation([resource("AdeTenant", "demo", tenant().props), resource(kind, "one", inputs.props)]),
    { profile },
  );
  return { report, entry: report?.entries.find(({ key }) => key === "one") };
}

describe("what no active policy checks is never healthy", () => {
  test.for([
    ["AdeToken", /^ade-token-exists$/, "no active policy checks whether it exists."],
    ["AdeToken", /^ade-token-(?:not-exp|expiry)/, "no active policy checks its expiry."],
    ["AdeToken", /^ade-token-sync/, "no active policy checks its sync."],
    ["VppToken", /-exists$/, "no active policy checks whether it exists."],
    ["VppToken", /expir/, "no active policy checks its expiry."],
    ["VppToken", /synced/, "no active policy checks its sync."],
    ["ApplePushCertificate", /-exists$/, "no active policy checks whether it exists."],
    ["ApplePushCertificate", /expir/, "no active policy checks its expiry."],
    ["AdeToken", /./, "no active policy checks whether it exists."],
  ] as const)("%s without %s", ([kind, disabled, reason]) => {
    const { entry } = reported(kind, without(disabled));
    expect(entry).toMatchObject({
      state: "not-checked",
      notChecked: reason,
      findings: [{ level: "advisory", reason: "not-judged", seen: `was not checked: ${reason}` }],
    });
  });

  test.for([
    [/^ade-token-not-exp/, "imminent"],
    [/^ade-token-synced-recently|^ade-token-sync-not-stale/, "succeeds"],
    [/judged/, "all but reading"],
  ] as const)("one policy of an aspect is enough: without %s", ([disabled]) => {
    expect(reported("AdeToken", without(disabled)).entry?.state).toBe("healthy");
  });

  it("nor what the active ones do not apply to", () => {
    const unknown = token({ expiresAt: undefined });
    const { entry } = reported("AdeToken", without(/expiry-known/), unknown);
    expect(entry).toMatchObject({
      state: "not-checked",
      notChecked: "its expiry was not checked: the token's expiry is unknown.",
    });
  });

  test.for([
    {
      when: "it has expired, and was renamed as well",
      disabled: /not-expired/,
      inputs: token({ expiresAt: ago(20 * day), tokenName: "Renamed", id: "ID-1" }, { id: "ID-1" }),
      reason: "its expiry was not checked: the token has expired.",
    },
    {
      when: "it has no expiry, and waits for its first sync as well",
      disabled: /expiry-known/,
      inputs: token({ ...uploaded(day / 2), expiresAt: undefined }),
      reason: "its expiry was not checked: the token's expiry is unknown.",
    },
  ])("nor where something else is found: $when", ({ disabled, inputs, reason }) => {
    const { entry } = reported("AdeToken", without(disabled), inputs);
    expect(entry).toMatchObject({ state: "not-checked", notChecked: reason });
    expect(entry?.findings).toHaveLength(1);
  });

  test.for([
    ["AdeToken", /sync-known/, token({ lastSyncErrorCode: undefined }), "its last error code"],
    ["VppToken", /judged/, vpp({ state: undefined }), "a known state"],
  ] as const)("nor a fact that is unknown: %s without %s", ([kind, disabled, inputs, fact]) => {
    const { entry } = reported(kind, without(disabled), inputs);
    expect(entry).toMatchObject({ state: "not-checked", notChecked: `came without ${fact}.` });
    expect(reported(kind, defaults, inputs).entry?.state).toBe("warned");
  });

  const overdue = { lastSyncErrorCode: 3, lastSyncedAt: ago(20 * day) };
  const unsynced = {
    lastSyncErrorCode: undefined,
    lastSyncedAt: undefined,
    lastModifiedAt: undefined,
  };
  const { unreadable: _, quiet: __, ...explained } = stages;

  test.for<readonly [string, keyof typeof kinds, Inputs, RegExp?]>([
    ...Object.entries(explained).map(
      ([stage, live]) => [`an ADE token that is ${stage}`, "AdeToken", token(live)] as const,
    ),
    ["one without an expiry", "AdeToken", token({ expiresAt: undefined })],
    ["one of whose sync nothing is known", "AdeToken", token(unsynced)],
    ["one with overdue terms alone", "AdeToken", token(overdue), /terms-accepted$/],
    ["a VPP token that is invalid", "VppToken", vpp({ state: "invalid" })],
    ["one that another MDM has", "VppToken", vpp({ state: "assignedToExternalMDM" })],
    ["one of two", "VppToken", vpp({ state: "duplicateLocationId" })],
    ["a missing certificate", "ApplePushCertificate", certificate({ status: "missing" })],
  ])("but a finding says why others are silent: %s", ([, kind, inputs, disabled = /^$/]) => {
    const { entry } = reported(kind, without(disabled), inputs);
    expect(entry?.findings.length).toBeGreaterThan(0);
    expect(entry).not.toHaveProperty("notChecked");
  });

  it("nor a tenant of which no policy says whether it was read", () => {
    const { report } = reported("AdeToken", without(/^ade-tenant-(?:auth|read|under)/));
    expect(report).toMatchObject({
      outcome: "not-checked",
      notChecked: "no active policy checks whether it was read.",
    });
    expect(report && moodOf(report)).toBe("not-checked");
  });

  it("nor what is acknowledged where nothing shows it", () => {
    const waiting = { lastSyncErrorCode: 3, lastSyncedAt: ago(8 * day) };
    const accepted = token(waiting, { acknowledgements: [acknowledgement] });
    const { entry } = reported("AdeToken", without(/^ade-acknowledged$/), accepted);
    expect(entry?.state).not.toBe("healthy");
  });
});
