import { expect, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import { isFinding, isRenewal } from "../../policy/pack/policy.ts";
import { ahead, certificate, tenant, token, vpp, withProfiles } from "./facts.ts";
import { judge, policyNamed } from "./outcome.ts";

const day = 86_400_000;
const lastKnown = {
  status: "found",
  observedAt: "2026-11-22T10:15:00Z",
  expiresAt: "2027-03-01T09:00:00Z",
};

test.for([
  {
    policy: "vpp-token-valid",
    inputs: vpp({ state: "duplicateLocationId" }),
    action: "delete one of the two tokens",
  },
  {
    policy: "vpp-token-valid",
    inputs: vpp({ state: "assignedToExternalMDM" }),
    action: "release it in the other MDM",
  },
  {
    policy: "apns-certificate-exists",
    inputs: certificate({ status: "missing", lastKnown }),
    action: "look in Intune first",
    curedInCode: false,
  },
  {
    policy: "ade-token-exists",
    inputs: token({ status: "missing", lastKnown }),
    action: "look in Intune first",
    curedInCode: false,
  },
  {
    policy: "apns-certificate-identity-unchanged",
    inputs: certificate({ previousTopicIdentifier: "com.apple.mgmt.External.former" }),
    action: "confirm that it was replaced on purpose",
    curedInCode: false,
  },
  {
    policy: "ade-token-expiry-not-imminent",
    inputs: token({ expiresAt: ahead(day) }, { renewBy: "2026-10-10" }),
    action: "renew before 2026-11-24",
  },
  {
    policy: "ade-token-deadline-before-expiry",
    inputs: token({ expiresAt: ahead(20 * day) }, { renewBy: "2026-12-08" }),
    action: "renew now, or set renewBy to 2026-12-05 or earlier",
  },
  {
    policy: "ade-token-deadline-before-expiry",
    inputs: token({ expiresAt: ahead(7 * day) }, { renewBy: "2026-11-24" }),
    action: "renew now, or set renewBy to 2026-11-22 or earlier",
  },
  {
    policy: "ade-token-deadline-before-expiry",
    inputs: token({ expiresAt: ahead(7 * day - 1) }, { renewBy: "2026-11-24" }),
    action: "renew now",
    curedInCode: false,
  },
  {
    policy: "ade-token-default-profile-set",
    inputs: withProfiles({ defaults: {}, defaultsUnknown: { ios: "?" } }, { platforms: ["ios"] }),
    action: "look up the default profile in Intune",
  },
  {
    policy: "vpp-token-valid",
    inputs: vpp({ state: "invalid" }),
    action: "renew the token",
  },
  {
    policy: "vpp-token-synced",
    inputs: vpp({ lastSyncStatus: "failed" }),
    action: "start a sync and read its error",
  },
  {
    policy: "ade-tenant-declarations-kept",
    inputs: tenant({ lastRun: { graph: {}, dropped: [{ key: "kiosk", name: "Kiosk iPads" }] } }),
    action: "restore Kiosk iPads, or list it under ignoredTokens",
  },
])("$policy asks to $action", ({ policy: name, inputs, ...asked }) => {
  const { verdict } = judge(policyNamed(name), inputs);
  expect(isFinding(verdict) && verdict).toMatchObject(asked);
});

test.for([
  { policy: "vpp-token-synced", inputs: vpp({ lastSyncedAt: "2026-11-01T05:40:00Z" }) },
  {
    policy: "ade-tenant-declarations-kept",
    inputs: tenant({
      lastRun: {
        graph: {},
        dropped: [
          { key: "a", name: "A" },
          { key: "b", name: "B" },
        ],
      },
    }),
  },
])("$policy asks what it always asks, where nothing else is said", ({ policy: name, inputs }) => {
  const { verdict } = judge(policyNamed(name), inputs);
  expect(isFinding(verdict)).toBe(true);
  expect(verdict).not.toHaveProperty("action");
});

test("to renew in time is what these ask for", () => {
  expect(catalog.filter(isRenewal).map(({ name }) => name)).toEqual(
    ["ade-token", "apns-certificate", "vpp-token"].flatMap((prefix) =>
      ["deadline-met", "not-expired", "expiry-not-imminent", "not-expiring"].map(
        (condition) => `${prefix}-${condition}`,
      ),
    ),
  );
});
