import { identityPath } from "../../demo/server/managed-identity.ts";
import type { InterceptedRequest } from "../../demo/server.ts";

/** The requests of a whole check, by what they ask for; in the order of the reads. */
export const everyPlace = [
  "sign-in",
  "token list",
  "token list, page 2",
  "default profiles",
  "profiles",
  "devices",
  "devices, page 2",
  "push certificate",
  "VPP tokens",
] as const;

export type Place = (typeof everyPlace)[number];

/** Every place but the sign-in. */
export const graph: readonly Place[] = everyPlace.filter((place) => place !== "sign-in");

/** Where a collection is read. */
export const lists: readonly Place[] = graph.filter(
  (place) => place !== "default profiles" && place !== "push certificate",
);

/** What belongs to one token. */
export const partsOfToken: readonly Place[] = [
  "default profiles",
  "profiles",
  "devices",
  "devices, page 2",
];

/** `undefined`: no request of ours, or a later page of something else. */
export function placeOf({
  path,
  url,
}: Pick<InterceptedRequest, "path" | "url">): Place | undefined {
  const place = firstPageAt(path);
  if (!url.searchParams.has("$skiptoken")) return place;
  return place === "token list" || place === "devices" ? `${place}, page 2` : undefined;
}

function firstPageAt(path: string): Place | undefined {
  if (path === identityPath) return "sign-in";
  if (path.endsWith("/depOnboardingSettings")) return "token list";
  if (path.endsWith("/enrollmentProfiles")) return "profiles";
  if (path.endsWith("/importedAppleDeviceIdentities")) return "devices";
  if (path.endsWith("/applePushNotificationCertificate")) return "push certificate";
  if (path.endsWith("/vppTokens")) return "VPP tokens";
  return path.includes("/depOnboardingSettings/") ? "default profiles" : undefined;
}
