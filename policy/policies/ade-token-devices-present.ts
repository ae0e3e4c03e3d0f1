import { declaredAt } from "../expiring/kind.ts";
import { adeToken, defineTokenPolicy } from "../kinds/token.ts";
import { nameOf } from "../expiring/facts.ts";
import { notApplicable } from "../pack/finding.ts";
import { places } from "../text/places.ts";
import { count } from "../text/write.ts";

/** A token that suddenly holds no device was replaced, emptied at Apple, or never worked. */
export const adeTokenDevicesPresent = defineTokenPolicy({
  name: "ade-token-devices-present",
  description: "An ADE token must hold the devices that are expected of it.",
  enforcementLevel: "advisory",
  severity: "medium",
  action: "find out where the devices are",
  speaksIn: ["expired", "terms", "failing", "quiet"],
  check(token) {
    const { declared, live } = token;
    const minimum = declared.minimumDevices ?? 1;
    const devices = live.syncedDeviceCount;
    if (minimum === 0) return undefined;
    if (devices === undefined && declared.minimumDevices === undefined) {
      return notApplicable("Graph gave no device count");
    }
    if (devices !== undefined && devices >= minimum) return undefined;
    const seen =
      devices === undefined ? "came without a device count" : `holds ${count(devices, "device")}`;
    return {
      reason: devices === undefined ? "device-count-unknown" : "too-few-devices",
      seen: `${seen}; at least ${minimum} expected.`,
      steps: [
        `Are devices still assigned to this token's service in Apple's portal? Compare with ${places.token(nameOf(token))} > Devices.`,
        `As intended, such as a migration in Apple Business: correct minimumDevices under ${declaredAt(adeToken, token)}; 0 expects none.`,
      ],
      choices: true,
    };
  },
});
