import type { PolicyName } from "../../../demo/scenarios/scenario.ts";
import { type Fault, isUnread } from "../fault.ts";
import { partsOfToken, type Place } from "../place.ts";
import type { Struck } from "./striking.ts";
import type { Truth } from "./truth.ts";

/** Graph itself said that it does not exist: under its name, where it is declared by that. */
export function denied({ kind, ids, pinned }: Truth, struck: readonly Struck[]): boolean {
  return struck.some((strike) => {
    if (!saysByItself(strike.fault, /-exists$/)) return false;
    if (kind === "ApplePushCertificate") return strike.place === "push certificate";
    return !pinned && ids.some((id) => strike.ids.includes(id));
  });
}

/** The tokens that Graph itself gave another id. */
export function reidentified(struck: readonly Struck[]): readonly unknown[] {
  return struck
    .filter(({ fault }) => saysByItself(fault, /^ade-token-identity-unchanged$/))
    .flatMap(({ ids }) => ids);
}

/** Graph itself gave the token's profiles without their values. */
export function untold({ isToldByProfiles, ids }: Truth, struck: readonly Struck[]): boolean {
  const ofToken = (profile: unknown) => ids.some((id) => String(profile).includes(id));
  return (
    isToldByProfiles &&
    struck.some(
      ({ fault, place, ids: profiles }) =>
        place === "profiles" &&
        saysByItself(fault, /^ade-token-expiry-known$/) &&
        profiles.some(ofToken),
    )
  );
}

const placesOf: Readonly<Partial<Record<Truth["kind"], readonly Place[]>>> = {
  AdeToken: partsOfToken,
  ApplePushCertificate: ["push certificate"],
  VppToken: ["VPP tokens"],
};

/** By the matrix, something cannot be known of it after what happened. */
export function unknowable({ kind, ids }: Truth, struck: readonly Struck[]): boolean {
  return struck.some(
    (strike) =>
      placesOf[kind]?.includes(strike.place) === true &&
      (kind !== "AdeToken" || ids.some((id) => strike.path.includes(id))) &&
      (isFinal(strike) || givesOtherDevices(strike)),
  );
}

function givesOtherDevices({ fault, place, ids: devices }: Struck): boolean {
  const outcome = place.startsWith("devices") ? fault.leadsTo[place] : undefined;
  if (outcome === undefined || isUnread(outcome) || devices.length === 0) return false;
  return outcome.violates.stores?.includes("ade-devices-read-completely") === true;
}

/** A link that is written otherwise is followed once more, and may lead on then. */
const circle = "A link to the page itself";

/** By the matrix, what is asked for there stays unread; a missing link shows in what is lost. */
export function isFinal({ fault, place }: Struck): boolean {
  const outcome = fault.leadsTo[place];
  if (outcome === undefined || !isUnread(outcome) || outcome.failure === "limited") return false;
  return outcome.requests === 1 && fault.name !== circle;
}

/** By the matrix, the answer is understood, and violates such a policy. */
function saysByItself({ leadsTo }: Fault, policy: RegExp): boolean {
  return Object.values(leadsTo).some(
    (outcome) =>
      !isUnread(outcome) &&
      Object.values(outcome.violates)
        .flatMap((policies): readonly PolicyName[] => policies)
        .some((name) => policy.test(name)),
  );
}
