import { z } from "zod";
import { present } from "./tokens.ts";

/** An enrollment profile of a token, as far as Apple's limits and Company Portal concern it. */
export interface Profile {
  /** Normalised: the part after the last `_`. */
  readonly id: string;
  readonly displayName?: string;
  /** Absent: Graph did not say; empty: nobody filled it in. */
  readonly supportDepartment?: string;
  readonly supportPhoneNumber?: string;
  readonly companyPortalVppTokenId?: string;
}

/** Null and a missing property are no statement; an empty text is one; anything else is no profile's. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const wire = z.object({
  id: z.string().min(1),
  displayName: text,
  supportDepartment: text,
  supportPhoneNumber: text,
  companyPortalVppTokenId: text,
});

/** `undefined`: no object with an id, or one with a value that is not understood. */
export function parseProfile(element: unknown): Profile | undefined {
  const parsed = wire.safeParse(element);
  if (!parsed.success) return undefined;
  const { id, companyPortalVppTokenId, ...rest } = parsed.data;
  return present({
    ...rest,
    id: profileId(id),
    companyPortalVppTokenId: vppTokenId(companyPortalVppTokenId),
  });
}

/**
 * Graph writes the same profile as `{tokenId}_{profileId}`, `ECV2_{tokenId}_{policyId}` (the
 * settings-catalogue policies of 2026) or bare; ids are GUIDs, which contain no underscore.
 */
export function profileId(id: string): string {
  return id.slice(id.lastIndexOf("_") + 1).toLowerCase();
}

/** No token chosen is null, empty, or the empty GUID. */
function vppTokenId(id: string | undefined): string | undefined {
  return id === undefined || id === "" || /^[0-]+$/.test(id) ? undefined : id.toLowerCase();
}
