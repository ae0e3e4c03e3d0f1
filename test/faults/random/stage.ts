import type { DemoTenant } from "../../../demo/server.ts";
import { canary } from "../../../demo/scenarios/device-fleet.ts";
import { relativeTo } from "../../../demo/scenarios/scenario.ts";
import { readDeclarations } from "../../../stack/declaration/from-config.ts";
import type { ResourceKind } from "../../../stack/declaration/resources.ts";
import { type Configuration, handedOver } from "../../stack/declarations.ts";
import type { Start } from "../matrix.ts";
import type { Seen } from "../run.ts";
import { brokenPromises } from "./promises.ts";
import type { Sequence } from "./sequence.ts";
import { strikingBy } from "./striking.ts";
import { certificateKey, type World, worldOf } from "./world.ts";

/** Where and when a sequence is played. */
export interface Surroundings {
  readonly start: Start;
  readonly now: Date;
  /** The tenant's own, where it is not the real one. */
  readonly clock?: () => Date;
  /** The origin of a server that must never hear of it. */
  readonly elsewhere: string;
}

/** A tenant under its faults. */
export interface Stage extends Pick<World, "truths"> {
  readonly tenant: DemoTenant;
  /** What is declared, by logical names; the tenant comes first. */
  readonly resources: readonly (readonly [name: string, kind: ResourceKind, inputs: object])[];
  /** The promises that what was seen breaks. */
  readonly brokenBy: (seen: Seen) => readonly string[];
  /** The signatures of the bearer tokens that were issued: what makes them valid. */
  readonly issued: () => readonly string[];
}

/** Apple IDs as observed, and how serial numbers begin. */
export const confidential = [
  "ade@contoso.example",
  "mdm@contoso.example",
  "vpp@contoso.example",
  canary,
];

export async function setStage(
  { draft, strikes, timeoutSeconds }: Sequence,
  { elsewhere, start, ...time }: Surroundings,
): Promise<Stage> {
  const { scenario, truths, ids } = worldOf(draft, relativeTo(time.now));
  const { pageSize, devicePageSize } = draft;
  const { intercept, struck, issued } = strikingBy({ strikes, ids, pageSize, elsewhere });
  const tenant = await start({ scenario, pageSize, devicePageSize, intercept, ...time });
  const signatures = () => issued.map((token) => token.split(".").at(-1) ?? token);
  const config = scenario.config(relativeTo(time.now));
  const limits = {
    graph: { endpoint: tenant.endpoint, timeoutSeconds },
    devices: { ...config.devices, timeoutSeconds },
  };
  return {
    truths,
    tenant,
    resources: resourcesOf({ ...config, ...limits }),
    issued: signatures,
    brokenBy: (seen) =>
      brokenPromises({ truths, ids, seen, struck, secrets: [...confidential, ...signatures()] }),
  };
}

function resourcesOf(config: Configuration): Stage["resources"] {
  const declared = readDeclarations(handedOver(config), "random");
  const { tenant, tokens, pushCertificate, vppTokens } = declared;
  return [
    ["tenant", "AdeTenant", tenant],
    ...[...tokens].map(([name, inputs]) => [name, "AdeToken", inputs] as const),
    ...(pushCertificate
      ? [[certificateKey, "ApplePushCertificate", pushCertificate] as const]
      : []),
    ...[...vppTokens].map(([name, inputs]) => [name, "VppToken", inputs] as const),
  ];
}
