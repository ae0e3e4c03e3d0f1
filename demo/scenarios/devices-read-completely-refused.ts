import { contoso, corporate } from "./contoso.ts";
import { phones, phonesId, readingDevices } from "./corporate-fleet.ts";
import { enrolled } from "./device-fleet.ts";

export const devicesReadCompletelyRefused = contoso({
  name: "devices-read-completely-refused",
  title: "Graph answers 403 when it is asked for devices",
  faults: { devices: "forbidden" },
  config: readingDevices,
  members: [
    corporate({
      profiles: [phones],
      devices: (at) => [enrolled(at, 60, phonesId)],
      violates: ["ade-devices-read-completely"],
    }),
  ],
});
