import { badRequest, type GraphError } from "./graph-error.ts";

/** The addresses that the tenant answers at, by the names that a scenario's faults use. */
export type Resource =
  | "tokens"
  | "token"
  | "enrollmentProfiles"
  | "devices"
  | "pushCertificate"
  | "vppTokens";

/** What a path leads to; the key is the token's id. */
export interface Target {
  readonly resource: Resource;
  readonly version: "beta" | "v1.0";
  readonly key: string;
}

const tokensPattern = /^depOnboardingSettings(?:\('?([^']*)'?\))?$/i;

export function parsePath(path: string): Target {
  const segments = path.replaceAll("%27", "'").split("/").filter(Boolean);
  const [version = "", root = "", set = "", ...rest] = segments;
  if (version !== "beta" && version !== "v1.0") throw badRequest(`Invalid version: ${version}`);
  switch (root.toLowerCase()) {
    case "devicemanagement":
      if (set.toLowerCase() === "applepushnotificationcertificate")
        return endingHere({ resource: "pushCertificate", version, key: "" }, rest);
      if (version === "beta") return parseTokens(set, rest);
      throw segmentNotFound(set);
    case "deviceappmanagement":
      if (set.toLowerCase() !== "vpptokens") throw segmentNotFound(set);
      return endingHere({ resource: "vppTokens", version, key: "" }, rest);
    default:
      throw segmentNotFound(root);
  }
}

function parseTokens(set: string, following: readonly string[]): Target {
  const match = tokensPattern.exec(set);
  if (match === null) throw segmentNotFound(set);
  const [key, part, ...rest] = match[1] === undefined ? following : [match[1], ...following];
  if (key === undefined) return { resource: "tokens", version: "beta", key: "" };
  return endingHere({ resource: partOfToken(part), version: "beta", key }, rest);
}

function partOfToken(segment: string | undefined): Resource {
  switch (segment?.toLowerCase()) {
    case undefined:
      return "token";
    case "enrollmentprofiles":
      return "enrollmentProfiles";
    case "importedappledeviceidentities":
      return "devices";
    default:
      throw segmentNotFound(segment ?? "");
  }
}

function endingHere(target: Target, [unknown]: readonly string[]): Target {
  if (unknown !== undefined) throw segmentNotFound(unknown);
  return target;
}

function segmentNotFound(segment: string): GraphError {
  return badRequest(`Resource not found for the segment '${segment}'.`);
}
