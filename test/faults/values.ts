import { depOnboardingSetting } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { answer, bent, bentElements, bentProperties, elementsOf, followedBy } from "./answers.ts";
import { at, type Fault, final, nothing, type Outcomes, type Understood } from "./fault.ts";
import { graph, lists } from "./place.ts";

const devicesUnread: Understood = {
  violates: { stores: ["ade-devices-read-completely"] },
  says: "with values that are not understood",
};

/** No property but the id has a value that can be used. */
const idsOnly: Outcomes = {
  "token list": {
    violates: {
      stores: [
        "ade-token-devices-present",
        "ade-token-expiry-known",
        "ade-token-identity-unchanged",
        "ade-token-sync-known",
      ],
    },
    says: "without its last error code and a usable date of its last sync or upload",
  },
  "token list, page 2": {
    violates: { tenant: ["ade-tenant-tokens-declared"], academy: ["ade-token-judged"] },
    says: "1 of the live tokens came without a readable name; it may be one of them.",
  },
  profiles: nothing("null and absent are no statement"),
  devices: devicesUnread,
  "devices, page 2": devicesUnread,
  "push certificate": {
    violates: {
      "push certificate": [
        "apns-certificate-expiry-known",
        "apns-certificate-identity-unchanged",
        "apns-certificate-judged",
      ],
    },
    says: "came without its Apple ID, which is declared",
  },
  "VPP tokens": {
    violates: { apps: ["vpp-token-judged"], stores: ["company-portal-token-usable"] },
    says: "1 of the live VPP tokens came without a readable name; it may be one of them.",
  },
};

const profileUnread: Understood = {
  violates: { stores: ["ade-devices-read-completely"] },
  says: "Graph's answer contains an enrollment profile that is not understood.",
};

const uncounted: Understood = {
  violates: { stores: ["ade-token-devices-present", "ade-token-sync-known"] },
  says: "came without a device count",
};
const ofExpired = nothing("the token there has expired, and that says it all");
const ofOneId = "of one id, the last one counts";
const counts = /^(?:lastSyncErrorCode|syncedDeviceCount)$/;

/** Elements with values that are not there, or not as expected. */
export const values: readonly Fault[] = [
  {
    name: "Unknown fields, `__proto__` among them",
    leadsTo: at(graph, nothing("they are left out")),
    play: bentElements((element) => ({
      ...element,
      ...JSON.parse('{"__proto__":{"id":"x"},"constructor":7,"unheardOf":[{"id":"x"}]}'),
    })),
  },
  {
    name: "Unknown types and states",
    leadsTo: {
      "token list": { violates: { stores: ["ade-token-sync-known"] }, says: "a known token type" },
      "token list, page 2": ofExpired,
      devices: devicesUnread,
      "devices, page 2": devicesUnread,
      "VPP tokens": {
        violates: { apps: ["vpp-token-judged"], stores: ["company-portal-token-usable"] },
        says: "came without a known state and a known result of its last sync",
      },
    },
    play: bentProperties(/^(?:tokenType|state|.*State|.*Status|.*Source|platform)$/, () => "new"),
  },
  {
    name: "All but the id is null",
    leadsTo: idsOnly,
    play: bentProperties(/^(?!id$)/, () => null),
  },
  {
    name: "All but the id is an object",
    leadsTo: { ...idsOnly, ...at(["default profiles", "profiles"], profileUnread) },
    play: bentProperties(/^(?!id$)/, () => ({ value: 1 })),
  },
  {
    name: "All but the id is missing",
    leadsTo: {
      ...idsOnly,
      "push certificate": final("unexpected-answer", "Graph's answer is no push certificate."),
    },
    play: bentElements(({ id }) => ({ id })),
  },
  {
    name: "Numbers and truth values as texts",
    leadsTo: {
      "token list": uncounted,
      "token list, page 2": ofExpired,
      ...at(["devices", "devices, page 2"], devicesUnread),
    },
    play: bentProperties(/^(?:lastSyncErrorCode|syncedDeviceCount|isDeleted)$/, String),
  },
  {
    name: "Numbers beyond 32 bits",
    leadsTo: { "token list": uncounted, "token list, page 2": ofExpired },
    play: bentProperties(counts, () => 2 ** 31),
  },
  {
    name: "Numbers beyond all numbers",
    leadsTo: { "token list": uncounted, "token list, page 2": ofExpired },
    play(strike) {
      const body = JSON.stringify(strike.honest.body);
      const fields = /"(lastSyncErrorCode|syncedDeviceCount)":\d+/g;
      answer(200, body.replaceAll(fields, '"$1":1e400'))(strike);
    },
  },
  {
    name: "Each element twice on its page",
    leadsTo: at(lists, nothing(`${ofOneId}; devices count twice`)),
    play: bent((body) => ({ ...body, value: [...elementsOf(body), ...elementsOf(body)] })),
  },
  {
    name: "A token of an earlier page again, expired by now",
    leadsTo: {
      "token list, page 2": { violates: { stores: ["ade-token-not-expired"] }, why: ofOneId },
    },
    play: followedBy(
      depOnboardingSetting({
        tokenName: "Store iPads",
        tokenExpirationDateTime: "2026-11-20T09:00:00Z",
      }),
    ),
  },
  {
    name: "An id that leads up in a path",
    leadsTo: {
      "token list": {
        violates: { stores: ["ade-token-identity-unchanged"] },
        says: "was replaced: under this name Intune now holds ..",
      },
      "token list, page 2": {
        violates: { academy: ["ade-devices-read-completely", "ade-token-not-expired"] },
        says: "no profiles (GET /beta/deviceManagement",
      },
    },
    play: bentElements((element) => ({ ...element, id: ".." })),
  },
];
