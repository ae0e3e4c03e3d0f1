import { contoso, corporate } from "./contoso.ts";
import { phones, phonesId } from "./corporate-fleet.ts";
import { enrolled } from "./device-fleet.ts";

export const devicesReadCompletely = contoso({
  name: "devices-read-completely",
  title: "Graph gives the first page of the devices, and 503 for the second",
  faults: { devices: { fault: "unavailable", fromPage: 2 } },
  config: { devices: { read: true, timeoutSeconds: 5 } },
  members: [
    corporate({
      profiles: [phones],
      devices: (at) => [enrolled(at, 1500, phonesId)],
      violates: ["ade-devices-read-completely"],
    }),
  ],
});
