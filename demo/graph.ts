import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import type { TokenSigner } from "./access-token.ts";
import { authorize } from "./authorization.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { applyFault, type TenantFault } from "./fault.ts";
import { badRequest, errorReply, GraphError, intuneError } from "./graph-error.ts";
import {
  contextColumns,
  parseProjection,
  project,
  refuseOtherOptions,
  type EntityType,
} from "./odata.ts";
import { pageOf } from "./paging.ts";

/** What the tenant holds at the moment; further collections join as further members. */
export interface TenantContent {
  readonly depOnboardingSettings: readonly DepOnboardingSetting[];
  readonly fault: TenantFault | undefined;
}

/** What stays the same as long as the server runs. */
export interface GraphOptions {
  readonly signer: TokenSigner;
  readonly pageSize: number;
}

const collection = "deviceManagement/depOnboardingSettings";
const collectionPattern = /^depOnboardingSettings(?:\('?([^']*)'?\))?$/i;

const depOnboardingSettingType = {
  name: "microsoft.graph.depOnboardingSetting",
  properties: [
    "id",
    "appleIdentifier",
    "tokenExpirationDateTime",
    "lastModifiedDateTime",
    "lastSuccessfulSyncDateTime",
    "lastSyncTriggeredDateTime",
    "shareTokenWithSchoolDataSyncService",
    "lastSyncErrorCode",
    "tokenType",
    "tokenName",
    "syncedDeviceCount",
    "dataSharingConsentGranted",
    "roleScopeTagIds",
  ] satisfies (keyof DepOnboardingSetting)[],
  expandable: [
    "defaultIosEnrollmentProfile",
    "defaultMacOsEnrollmentProfile",
    "defaultVisionOSEnrollmentProfile",
    "defaultTvOSEnrollmentProfile",
  ] satisfies (keyof DepOnboardingSetting)[],
} satisfies EntityType;

/** Answers as Graph beta does, refusals included. */
export function answerGraph(
  exchange: Exchange,
  content: TenantContent,
  options: GraphOptions,
): Reply {
  try {
    authorize(exchange, options.signer);
    const staged = applyFault(exchange, content.fault);
    if (staged !== undefined) return staged;
    if (exchange.method !== "GET") throw methodNotAllowed(exchange.method);
    const key = parsePath(exchange.url.pathname);
    return key === undefined ? list(exchange, content, options) : entity(exchange, content, key);
  } catch (error) {
    return errorReply(exchange, error);
  }
}

/** The key that the path names, or nothing when it names the whole collection. */
function parsePath(path: string): string | undefined {
  const segments = path.replaceAll("%27", "'").split("/").filter(Boolean);
  const [version = "", root = "", set = "", ...rest] = segments;
  if (version !== "beta" && version !== "v1.0") throw badRequest(`Invalid version: ${version}`);
  if (root.toLowerCase() !== "devicemanagement") throw segmentNotFound(root);
  const match = version === "beta" ? collectionPattern.exec(set) : null;
  if (match === null) throw segmentNotFound(set);
  const [key, unknown] = match[1] === undefined ? rest : [match[1], ...rest];
  if (unknown !== undefined) throw segmentNotFound(unknown);
  return key;
}

function list(exchange: Exchange, content: TenantContent, options: GraphOptions): Reply {
  const { searchParams, origin } = exchange.url;
  refuseOtherOptions(searchParams, ["$select", "$expand", "$top", "$skiptoken", "$count"]);
  const projection = parseProjection(depOnboardingSettingType, searchParams);
  const held = content.depOnboardingSettings;
  const { items, nextLink } = pageOf(held, exchange.url, options.pageSize);
  const body = {
    "@odata.context": `${origin}/beta/$metadata#${collection}${contextColumns(projection)}`,
    "@odata.count": held.length,
    ...(nextLink === undefined ? {} : { "@odata.nextLink": nextLink }),
    value: items.map((item) => project(depOnboardingSettingType, item, projection)),
  };
  return { status: 200, body };
}

function entity(exchange: Exchange, content: TenantContent, key: string): Reply {
  const { searchParams, origin } = exchange.url;
  refuseOtherOptions(searchParams, ["$select", "$expand"]);
  const projection = parseProjection(depOnboardingSettingType, searchParams);
  const wanted = key.toLowerCase();
  const found = content.depOnboardingSettings.find((item) => item.id?.toLowerCase() === wanted);
  if (found === undefined)
    throw intuneError(exchange, 404, "ResourceNotFound", `No token has the id '${key}'.`);
  const context = `${origin}/beta/$metadata#${collection}${contextColumns(projection)}/$entity`;
  const body = {
    "@odata.context": context,
    ...project(depOnboardingSettingType, found, projection),
  };
  return { status: 200, body };
}

function segmentNotFound(segment: string): GraphError {
  return badRequest(`Resource not found for the segment '${segment}'.`);
}

function methodNotAllowed(method: string): GraphError {
  const message = `The demo tenant is read-only: ${method} is not supported.`;
  return new GraphError(405, "MethodNotAllowed", message, { allow: "GET" });
}
