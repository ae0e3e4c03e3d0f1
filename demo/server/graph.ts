import type { DepOnboardingSetting, VppToken } from "@microsoft/microsoft-graph-types-beta";
import type { TokenSigner } from "./access-token.ts";
import { authorize } from "./authorization.ts";
import {
  depOnboardingSettingType,
  deviceType,
  pushCertificateType,
  vppTokenTypes,
} from "./entity-types.ts";
import type { Exchange, Reply } from "./exchange.ts";
import { applyFault, faultAt } from "./fault.ts";
import { errorReply, GraphError, intuneError } from "./graph-error.ts";
import { pageNumber } from "./paging.ts";
import { parsePath, type Target } from "./path.ts";
import { enrollmentProfileType } from "./profile-types.ts";
import { collectionReply, entityReply } from "./reply.ts";
import type { TenantContent } from "./tenant-content.ts";

/** What stays the same as long as the server runs. */
export interface GraphOptions {
  readonly signer: TokenSigner;
  readonly pageSize: number;
  readonly devicePageSize: number;
}

/** One request that may be answered. */
interface Question {
  readonly exchange: Exchange;
  readonly target: Target;
  readonly content: TenantContent;
  readonly pageSize: number;
}

const tokens = {
  version: "beta",
  path: "deviceManagement/depOnboardingSettings",
  type: depOnboardingSettingType,
} as const;

/** Answers as Graph does, refusals included. */
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
    const target = parsePath(exchange.url.pathname);
    const pageSize = target.resource === "devices" ? options.devicePageSize : options.pageSize;
    const fault = faultAt(content.faults[target.resource], pageNumber(exchange.url, pageSize));
    return applyFault(exchange, fault) ?? answer({ exchange, target, content, pageSize });
  } catch (error) {
    return errorReply(exchange, error);
  }
}

function answer(question: Question): Reply {
  const { exchange, target, content, pageSize } = question;
  switch (target.resource) {
    case "tokens": {
      const items = content.depOnboardingSettings;
      return collectionReply(exchange, { ...tokens, items, pageSize, counted: true });
    }
    case "token":
      return entityReply(exchange, tokens, () => tokenOf(question));
    case "enrollmentProfiles":
    case "devices":
      return partOfToken(question, tokenOf(question));
    case "pushCertificate":
      return pushCertificate(question);
    case "vppTokens":
      return vppTokens(question);
    default:
      return target.resource satisfies never;
  }
}

function tokenOf({ exchange, target: { key }, content }: Question): DepOnboardingSetting {
  const wanted = key.toLowerCase();
  const found = content.depOnboardingSettings.find(({ id }) => id?.toLowerCase() === wanted);
  if (found !== undefined) return found;
  throw intuneError(exchange, 404, "ResourceNotFound", `No token has the id '${key}'.`);
}

function partOfToken(question: Question, token: DepOnboardingSetting): Reply {
  const { exchange, target, content, pageSize } = question;
  const { id = "" } = token;
  const isDevices = target.resource === "devices";
  const part = isDevices ? "importedAppleDeviceIdentities" : "enrollmentProfiles";
  return collectionReply(exchange, {
    version: tokens.version,
    path: `${tokens.path}('${id}')/${part}`,
    type: isDevices ? deviceType : enrollmentProfileType,
    items: (isDevices ? content.devices[id] : token.enrollmentProfiles) ?? [],
    pageSize,
  });
}

function pushCertificate({ exchange, target: { version }, content }: Question): Reply {
  const path = "deviceManagement/applePushNotificationCertificate";
  return entityReply(exchange, { version, path, type: pushCertificateType }, () => {
    if (content.pushCertificate !== undefined) return content.pushCertificate;
    throw intuneError(exchange, 404, "ResourceNotFound", "No push certificate is configured.");
  });
}

function vppTokens({ exchange, target: { version }, content, pageSize }: Question): Reply {
  const path = "deviceAppManagement/vppTokens";
  const items = content.vppTokens.map((token) => vppTokenIn(version, token));
  return collectionReply(exchange, {
    version,
    path,
    type: vppTokenTypes[version],
    items,
    pageSize,
  });
}

/** In v1.0 the state of a duplicate has no name. */
function vppTokenIn(version: Target["version"], token: VppToken): VppToken {
  const isNameless = version === "v1.0" && token.state === "duplicateLocationId";
  return isNameless ? { ...token, state: "unknown" } : token;
}

function methodNotAllowed(method: string): GraphError {
  const message = `The demo tenant is read-only: ${method} is not supported.`;
  return new GraphError(405, "MethodNotAllowed", message, { allow: "GET" });
}
