import { expect, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import { isFinding } from "../../policy/pack/policy.ts";
import { ahead, certificate, now, token, vpp } from "./facts.ts";

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
])("$policy asks to $action", ({ policy: name, inputs, ...asked }) => {
  const policy = catalog.find((each) => each.name === name);
  const verdict = policy?.judge(inputs, {}, { now, asOf: now }, catalog).verdict;
  expect(isFinding(verdict) && verdict).toMatchObject(asked);
});
