import { describe, expect, test } from "vitest";
import { expiring } from "../../policy/catalog.ts";
import { isSame, isSameTenant } from "../../policy/kinds/tenant.ts";
import { certificate, vpp } from "./facts.ts";
import { policyNamed, printed } from "./outcome.ts";

test.for(Object.values(expiring))("a renewal is told without facts: $kind.noun", (each) => {
  const { kind, renewal } = each;
  const { lead, steps, ahead, docs } = renewal("apps", "Kiosk iPads");
  expect(ahead).toMatch(/^After /);
  expect(docs).toMatch(/^https:/);
  expect(lead).toMatch(/^\w.*:$/);
  expect(steps.length).toBeGreaterThan(1);
  expect(steps.join("\n").includes("Kiosk iPads")).toBe(kind.nameKey !== undefined);
});

describe("tenants", () => {
  const graph = { endpoint: "https://graph.contoso.example" };
  const contoso = { tenantId: "3f1c", clientId: "91ab", graph };

  test.for([
    { what: "another application", other: { clientId: "x" }, same: true },
    { what: "another tenant", other: { tenantId: "4f1c" }, same: false },
    { what: "another origin", other: { graph: { endpoint: "https://x.example" } }, same: false },
    {
      what: "slashes at its end",
      other: { graph: { endpoint: `${graph.endpoint}//` } },
      same: true,
    },
  ])("are the same with $what: $same", ({ other, same }) => {
    expect(isSameTenant(contoso, { ...contoso, ...other })).toBe(same);
  });

  test("have ids that may be absent", () => {
    expect([isSame(undefined, undefined), isSame("a", undefined)]).toEqual([true, false]);
  });
});

test("who changed a VPP token is for its owner to say", () => {
  const live = { id: "9d0b0000-0000-4000-8000-000000000002" };
  const replaced = vpp(live, { id: "9d0b0000-0000-4000-8000-000000000001" });
  expect(printed(policyNamed("vpp-token-identity-unchanged"), replaced)).toMatch(
    /\n Intended: .*\n Otherwise ask the owner who changed it: Intune > Tenant administration > /,
  );
});

test("a reviewer sees these facts change", () => {
  expect(Object.values(expiring).map(({ kind }) => [kind.noun, ...kind.drift])).toEqual([
    [
      "ADE token",
      "id",
      "tokenName",
      "tokenType",
      "expiresAt",
      "lastSyncErrorCode",
      "appleIdentifierMatches",
    ],
    ["Apple push certificate", "expiresAt", "appleIdentifierMatches", "topicIdentifier"],
    ["VPP token", "id", "displayName", "expiresAt", "state"],
  ]);
});

test("a message says why the holder matters, what a replacement loses, and where to look", () => {
  const identity = policyNamed("vpp-token-identity-unchanged");
  const other = vpp({ appleIdentifierMatches: false }, { appleIdentifier: "x" });
  expect(printed(identity, other)).toContain(
    "\nA renewal must use the managed Apple ID of the location.\n",
  );
  expect(printed(identity, vpp({ previousId: "former" }))).toContain(
    "\nApps, licences and profiles of the former token do not move to the new one by themselves.\n",
  );
  const undated = certificate({ expiresAt: undefined });
  expect(printed(policyNamed("apns-certificate-expiry-known"), undated)).toContain(
    "Look at the date that Intune shows: Intune > Devices > Enrollment > Apple mobile > Apple MDM Push Certificate.",
  );
});
