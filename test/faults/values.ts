import { depOnboardingSetting } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { answer, bent, bentElements, bentProperties, elementsOf, followedBy } from "./answers.ts";
import { at, type Fault, final, nothing, type Outcomes, type Understood } from "./fault.ts";
import { graph, lists } from "./place.ts";

const devicesUnread: Understood = { violates: { stores: ["ade-devices-read-completely"] } };

/** No property but the id has a value that can be used. */
const idsOnly: Outcomes = {
  "token list": {
    violates: {
      stores: ["ade-token-devices-present", "ade-token-expiry-known", "ade-token-sync-known"],
    },
    says: "without its last error code and a usable date of its last sync or upload",
  },
  "token list, page 2": {
    violates: { tenant: ["ade-tenant-tokens-declared"], academy: ["ade-token-judged"] },
    says: "1 of the live tokens came without a readable name; it may be one of them.",
  },
  profiles: nothing,
  devices: devicesUnread,
  "devices, page 2": devicesUnread,
  "push certificate": {
    violates: { "push certificate": ["apns-certificate-judged"] },
    says: "came without a usable expiry date and the Apple ID, which is declared",
  },
  "VPP tokens": {
    violates: { apps: ["vpp-token-judged"], stores: ["company-portal-token-usable"] },
    says: "1 of the live VPP tokens came without a readable name; it may be one of them.",
  },
};

const uncounted: Understood = {
  violates: { stores: ["ade-token-devices-present", "ade-token-sync-known"] },
  says: "came without a device count",
};
const counts = /^(?:lastSyncErrorCode|syncedDeviceCount)$/;

/** Elements with values that are not there, or not as expected. */
export const values: readonly Fault[] = [
  {
    name: "Unknown fields, `__proto__` among them",
    leadsTo: at(graph, nothing),
    play: bentElements((element) => ({
      ...element,
      ...JSON.parse('{"__proto__":{"id":"x"},"constructor":7,"unheardOf":[{"id":"x"}]}'),
    })),
  },
  {
    name: "Unknown types and states",
    leadsTo: {
      "token list": { violates: { stores: ["ade-token-sync-known"] }, says: "a known token type" },
      "token list, page 2": nothing,
      devices: { ...devicesUnread, says: "with values that are not understood" },
      "devices, page 2": devicesUnread,
      "VPP tokens": {
        violates: { apps: ["vpp-token-judged"], stores: ["company-portal-token-usable"] },
        says: "came without a known state",
      },
    },
    play: bentProperties(/^(?:tokenType|state|enrollmentState|discoverySource)$/, () => "newState"),
  },
  {
    name: "All but the id is null",
    leadsTo: idsOnly,
    play: bentProperties(/^(?!id$)/, () => null),
  },
  {
    name: "All but the id is an object",
    leadsTo: idsOnly,
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
    leadsTo: { "token list": uncounted, devices: devicesUnread },
    play: bentProperties(/^(?:lastSyncErrorCode|syncedDeviceCount|isDeleted)$/, String),
  },
  {
    name: "Numbers beyond 32 bits",
    leadsTo: { "token list": uncounted },
    play: bentProperties(counts, () => 2 ** 31),
  },
  {
    name: "Numbers beyond all numbers",
    leadsTo: { "token list": uncounted },
    play(strike) {
      const body = JSON.stringify(strike.honest.body);
      const fields = /"(lastSyncErrorCode|syncedDeviceCount)":\d+/g;
      answer(200, body.replaceAll(fields, '"$1":1e400'))(strike);
    },
  },
  {
    name: "Each element twice on its page",
    leadsTo: at(lists, nothing),
    play: bent((body) => ({ ...body, value: [...elementsOf(body), ...elementsOf(body)] })),
  },
  {
    name: "A token of an earlier page again, expired by now",
    leadsTo: { "token list, page 2": { violates: { stores: ["ade-token-not-expired"] } } },
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
      "token list": { violates: { stores: ["ade-token-identity-unchanged"] } },
      "token list, page 2": {
        violates: { academy: ["ade-devices-read-completely", "ade-token-not-expired"] },
      },
    },
    play: bentElements((element) => ({ ...element, id: ".." })),
  },
];
