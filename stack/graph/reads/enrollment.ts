import { z } from "zod";
import { inOrder } from "./collection.ts";
import { DeviceCounter, type DeviceSummary, selectedOfDevice } from "./device-summary.ts";
import { parseProfile, type Profile } from "./profile.ts";
import { ReadFailure } from "../read-failure.ts";
import type { Graph } from "../client.ts";
import type { Observation, Session } from "../session.ts";

/** How the devices of a tenant are read (`apple-ade:devices`). */
export interface DeviceSettings {
  readonly read: boolean;
  readonly maxPages: number;
  /** The time budget of all device reads of a tenant that run at the same time. */
  readonly timeoutSeconds: number;
}

/** The enrollment profiles of a token, and which of them are its defaults. */
export interface ProfileReading extends Observation {
  readonly profiles: readonly Profile[];
  /** By platform, the default profile's name; a platform without one is absent. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Normalised ids of all profiles that exist. */
  readonly ids: ReadonlySet<string>;
}

export interface DeviceReading extends Observation {
  /** Counts of what was read; with a failure, of the pages before it. */
  readonly summary: DeviceSummary;
}

export interface Enrollment {
  readonly profiles: ProfileReading;
  /** Absent: not read, by configuration. */
  readonly devices?: DeviceReading;
}

/** Graph's `isDefault` is not set on the profiles of 2026; the token's own references are. */
const defaultProfiles = {
  ios: "defaultIosEnrollmentProfile",
  macos: "defaultMacOsEnrollmentProfile",
  tvos: "defaultTvOSEnrollmentProfile",
  visionos: "defaultVisionOSEnrollmentProfile",
} as const;

export function readEnrollment(
  session: Session,
  seconds: number,
  tokenId: string,
  devices: DeviceSettings,
  now: () => Date,
): Promise<Enrollment> {
  return session.once(`enrollment of ${tokenId}`, async () => {
    const path = `/deviceManagement/depOnboardingSettings/${encodeURIComponent(tokenId)}`;
    const [profiles, counted] = await Promise.all([
      readProfiles(session, seconds, path),
      devices.read ? readDevices(session, path, devices, now) : undefined,
    ]);
    return { profiles, ...(counted && { devices: counted }) };
  });
}

async function readProfiles(
  session: Session,
  seconds: number,
  path: string,
): Promise<ProfileReading> {
  const profiles = new Map<string, Profile>();
  const defaults: Record<string, string> = {};
  const ids = new Set<string>();
  const observation = await session.observe("enrollment profiles", seconds, async (graph) => {
    const expand = Object.values(defaultProfiles).join(",");
    addDefaults(await graph.entity(`${path}?$select=id&$expand=${expand}`), defaults, ids);
    await addProfiles(graph, path, profiles, ids);
  });
  return { ...observation, profiles: inOrder(profiles), defaults, ids };
}

function addDefaults(token: unknown, defaults: Record<string, string>, ids: Set<string>): void {
  const parsed = z.record(z.string(), z.unknown()).safeParse(token);
  if (!parsed.success)
    throw new ReadFailure("unexpected-answer", "Graph's answer is no ADE token.");
  if (Object.values(defaultProfiles).every((property) => parsed.data[property] === undefined)) {
    throw new ReadFailure("unexpected-answer", "Graph's answer lacks the default profiles.");
  }
  for (const [platform, property] of Object.entries(defaultProfiles)) {
    const reference = parsed.data[property] ?? undefined;
    if (reference === undefined) continue;
    const profile = parseProfile(reference);
    if (profile === undefined) throw noProfile();
    defaults[platform] = profile.displayName ?? profile.id;
    ids.add(profile.id);
  }
}

/**
 * Without `$select`: the fields belong to types derived from the collection's, and Graph refuses
 * to select those. What is not used is dropped here.
 */
async function addProfiles(
  graph: Graph,
  path: string,
  profiles: Map<string, Profile>,
  ids: Set<string>,
): Promise<void> {
  for await (const page of graph.pages(`${path}/enrollmentProfiles`)) {
    for (const element of page) {
      const profile = parseProfile(element);
      if (profile === undefined) throw noProfile();
      profiles.set(profile.id, profile);
      ids.add(profile.id);
    }
  }
}

function noProfile(): ReadFailure {
  return new ReadFailure(
    "unexpected-answer",
    "Graph's answer contains an enrollment profile that is not understood.",
  );
}

async function readDevices(
  session: Session,
  path: string,
  { maxPages, timeoutSeconds }: DeviceSettings,
  now: () => Date,
): Promise<DeviceReading> {
  const counter = new DeviceCounter(now());
  const limit = {
    pages: maxPages,
    failure: () =>
      new ReadFailure(
        "limited",
        `Reading ended after ${maxPages} pages (apple-ade:devices.maxPages).`,
      ),
  };
  const devices = `${path}/importedAppleDeviceIdentities?$select=${selectedOfDevice.join(",")}`;
  const observation = await session.observe("devices", timeoutSeconds, async (graph) => {
    for await (const page of graph.pages(devices, limit)) {
      if (!page.every((element) => counter.add(element))) {
        throw new ReadFailure(
          "unexpected-answer",
          "Graph's list contains an element that is no device.",
        );
      }
    }
  });
  return { ...observation, summary: counter.summary() };
}
