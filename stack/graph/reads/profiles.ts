import { z } from "zod";
import { ReadFailure } from "../read-failure.ts";
import type { Observation, Session } from "../session.ts";
import { collect, collection } from "./collection.ts";
import { id } from "./values.ts";
import { present } from "../../../policy/wire/present.ts";

/** Null and a missing property are no statement; an empty text is one; anything else is no profile's. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

/** An enrollment profile of a token, as far as Apple's limits and Company Portal concern it. */
const enrollmentProfile = z
  .object({
    id: id.transform(profileId),
    displayName: text,
    /** Absent: Graph did not say; empty: nobody filled it in. */
    supportDepartment: text,
    supportPhoneNumber: text,
    /** No token chosen is null, empty, or the empty GUID. */
    companyPortalVppTokenId: text.transform((value) =>
      value === undefined || /^[0-]*$/.test(value) ? undefined : value.toLowerCase(),
    ),
  })
  .transform((profile) => present(profile));

export type Profile = Readonly<z.output<typeof enrollmentProfile>>;

/** The enrollment profiles of a token, and which of them are its defaults. */
export interface ProfileReading extends Observation {
  readonly profiles: readonly Profile[];
  /** By platform, the default profile's name; a platform without one is absent. */
  readonly defaults: Readonly<Record<string, string>>;
  /** The platforms whose default Graph refuses to give. */
  readonly defaultsUnknown: readonly string[];
  /** Normalised ids of all profiles that exist. */
  readonly ids: ReadonlySet<string>;
}

/** Graph's `isDefault` is not set on the profiles of 2026; the token's own references are. */
const defaultProfiles = {
  ios: "defaultIosEnrollmentProfile",
  macos: "defaultMacOsEnrollmentProfile",
  tvos: "defaultTvOSEnrollmentProfile",
  visionos: "defaultVisionOSEnrollmentProfile",
} as const;

/** All at once and without `$select`, as the admin centre asks. */
const columns = { expand: Object.values(defaultProfiles) };
const complaint = "Graph's answer contains an enrollment profile that is not understood.";

/**
 * The profiles without `$select`: the fields belong to types derived from the collection's, and
 * Graph refuses to select those. What is not used is dropped here.
 */
export function readProfiles(
  session: Session,
  seconds: number,
  tokenId: string,
): Promise<ProfileReading> {
  return session.once({ what: "enrollment profiles", seconds, of: [tokenId] }, async (read) => {
    const profiles = collection(parseProfile);
    let defaults: readonly (readonly [platform: string, profile: Profile])[] = [];
    let defaultsUnknown: readonly string[] = [];
    const observation = await read(async (graph) => {
      const { entity, refused } = await graph.entity(pathOf(tokenId), columns);
      defaultsUnknown = platformsOf(refused);
      defaults = refused.length < columns.expand.length ? defaultsOf(entity) : [];
      await collect(graph.pages(`${pathOf(tokenId)}/enrollmentProfiles`), profiles.add, complaint);
    });
    const all = [...defaults.map(([, profile]) => profile), ...profiles.inOrder()];
    return {
      ...observation,
      profiles: profiles.inOrder(),
      defaults: Object.fromEntries(defaults.map(([platform, each]) => [platform, nameOf(each)])),
      defaultsUnknown,
      ids: new Set(all.map((profile) => profile.id)),
    };
  });
}

/** A token's own address, below which its profiles and devices are. */
export function pathOf(tokenId: string): string {
  return `/deviceManagement/depOnboardingSettings/${encodeURIComponent(tokenId)}`;
}

function defaultsOf(token: unknown): readonly (readonly [platform: string, profile: Profile])[] {
  const { data } = z.record(z.string(), z.unknown()).safeParse(token);
  if (data === undefined) throw ReadFailure.unexpected("Graph's answer is no ADE token.");
  if (Object.values(defaultProfiles).every((property) => data[property] === undefined))
    throw ReadFailure.unexpected("Graph's answer lacks the default profiles.");
  return Object.entries(defaultProfiles).flatMap(([platform, property]) => {
    if ((data[property] ?? undefined) === undefined) return [];
    const profile = parseProfile(data[property]);
    if (profile === undefined) throw ReadFailure.unexpected(complaint);
    return [[platform, profile] as const];
  });
}

function platformsOf(properties: readonly string[]): readonly string[] {
  return Object.entries(defaultProfiles).flatMap(([platform, property]) =>
    properties.includes(property) ? [platform] : [],
  );
}

export function nameOf({ displayName, id: profile }: Profile): string {
  return displayName ?? profile;
}

/** `undefined`: no object with an id, or one with a value that is not understood. */
export function parseProfile(element: unknown): Profile | undefined {
  return enrollmentProfile.safeParse(element).data;
}

/**
 * Graph writes the same profile as `{tokenId}_{profileId}`, `ECV2_{tokenId}_{policyId}` (the
 * settings-catalogue policies of 2026) or bare; ids are GUIDs, which contain no underscore.
 */
export function profileId(written: string): string {
  return written.slice(written.lastIndexOf("_") + 1).toLowerCase();
}
