import { contoso, corporate } from "./contoso.ts";
import { phones, phonesId } from "./corporate-fleet.ts";
import { enrolled, unopened } from "./device-fleet.ts";

export const devicesMany = contoso({
  name: "devices-many",
  title: "200,000 devices under one token, which is the most that Intune supports",
  config: { devices: { read: true, maxPages: 1000, timeoutSeconds: 120 } },
  members: [
    corporate({
      profiles: [phones],
      devices: (at) => [
        enrolled(at, 180_000, phonesId),
        enrolled(at, 5000, phonesId, { enrollmentState: "failed" }),
        unopened(at, 15_000, phonesId),
      ],
    }),
  ],
});
