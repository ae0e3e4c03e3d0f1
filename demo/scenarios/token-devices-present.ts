import { contoso, corporate, member } from "./contoso.ts";

export const tokenDevicesPresent = contoso({
  name: "token-devices-present",
  title: "One token brings fewer devices than declared, another none at all",
  members: [
    corporate({
      live: () => ({ syncedDeviceCount: 199 }),
      declared: () => ({ minimumDevices: 200 }),
      violates: ["ade-token-devices-present"],
    }),
    member({
      key: "macs",
      tokenName: "Design Macs",
      live: () => ({ syncedDeviceCount: 0 }),
      violates: ["ade-token-devices-present"],
    }),
    member({
      key: "tvs",
      tokenName: "Meeting room Apple TVs",
      live: () => ({ syncedDeviceCount: 12 }),
      declared: () => ({ minimumDevices: 12 }),
    }),
  ],
});
