import type { z } from "zod";
import { type AzureSettings, azureSettings } from "../azure/settings.ts";
import { contradictionsIn } from "./cross-checks.ts";
import { type Mistake, problemsOf, strict } from "./problems.ts";
import * as recorded from "./recorded.ts";
import { connected, resourcesOf } from "./resources.ts";
import { declared, responsibility } from "./schema.ts";
import { misplaced, secretsUnder, type Stored } from "./secrets.ts";

/** What stands under `apple-ade:` in a stack's file. */
export const configuration = strict(
  {
    ...declared,
    /** For every token that does not say otherwise. */
    defaults: strict(responsibility, "defaults for all tokens").exactOptional(),
    /** What is deployed in Azure beside the tokens. */
    azure: azureSettings.exactOptional(),
  },
  "the configuration",
);

export type Configuration = z.output<typeof configuration>;

const namespace = "apple-ade:";

/**
 * What a stack declares, from all of Pulumi's configuration (full key to text or JSON).
 * Throws one error with every mistake, each with its path.
 * @param stack the stack's name
 * @param stored where secrets are known to stand; no message quotes them
 */
export function readConfiguration(
  config: Readonly<Record<string, string>>,
  stack: string,
  stored: Stored = { isSecret: () => false, file: () => "" },
): Configuration {
  const { data, mistakes, written } = checkConfiguration(config, stored);
  if (data === undefined)
    throw new Error(problemsOf(mistakes, written, [`Pulumi.${stack}.yaml`, "under apple-ade"]));
  return data;
}

/** As `readConfiguration`, with the mistakes one by one; `data` where there are none. */
export function checkConfiguration(config: Readonly<Record<string, string>>, stored: Stored) {
  const ours = Object.entries(config).filter(([key]) => key.startsWith(namespace));
  const value = Object.fromEntries(
    ours.map(([key, text]) => [key.slice(namespace.length), parsed(text)]),
  );
  const secrets = Object.entries(value).flatMap(([key, each]) => secretsUnder(key, each, stored));
  const isSecret = (key: PropertyKey) => secrets.some(([first]) => first === key);
  const { data, error } = configuration.safeParse(value);
  const mistakes: readonly Mistake[] = [
    ...misplaced(secrets),
    ...(error?.issues ?? []),
    ...contradictionsIn(value),
  ];
  return { data: mistakes.length > 0 ? undefined : data, mistakes, written: { value, isSecret } };
}

/** Pulumi hands over objects as JSON and everything else as text. */
function parsed(value: string): unknown {
  try {
    return /^[[{]/.test(value) ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}

/** The same as the arguments of an `AdeTenant`. */
export function tenantIn(read: Configuration) {
  const { azure: _, defaults, ...others } = read;
  return { ...others, ...defaults };
}

/** The declared inputs of a stack's resources, by their logical names. */
export interface Declarations {
  readonly tenant: recorded.AdeTenantInputs;
  readonly tokens: ReadonlyMap<string, recorded.AdeTokenInputs>;
  readonly pushCertificate?: recorded.PushCertificateInputs;
  readonly vppTokens: ReadonlyMap<string, recorded.VppTokenInputs>;
  readonly azure?: AzureSettings;
}

/** As `readConfiguration`, and as the resources will record it. */
export function readDeclarations(...given: Parameters<typeof readConfiguration>): Declarations {
  const read = readConfiguration(...given);
  const graph = connected(read.graph);
  const { tenant, children } = resourcesOf(given[1], tenantIn(read), graph, (key) => key);
  const of = <T>(kind: string, { parse }: { readonly parse: (inputs: unknown) => T }) =>
    new Map(
      children
        .filter((each) => each.kind === kind)
        .map(({ name, inputs }) => [name, parse(inputs)]),
    );
  const [certificate] = of("ApplePushCertificate", recorded.pushCertificateInputs).values();
  return {
    tenant: recorded.adeTenantInputs.parse(tenant),
    tokens: of("AdeToken", recorded.adeTokenInputs),
    ...(certificate && { pushCertificate: certificate }),
    vppTokens: of("VppToken", recorded.vppTokenInputs),
    ...(read.azure && { azure: read.azure }),
  };
}
