import type { z } from "zod";
import { kindNamed, type KindRow, kinds, type RowOfKind } from "../../policy/wire/kinds.ts";
import { type AzureSettings, azureSettings } from "../azure/settings.ts";
import { contradictionsIn } from "./cross-checks.ts";
import type { Expectation } from "../provider/matching.ts";
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
 * @param Problem the error's class
 */
export function readConfiguration(
  config: Readonly<Record<string, string>>,
  stack: string,
  stored: Stored = { isSecret: () => false, file: () => "" },
  Problem: new (message: string) => Error = Error,
): Configuration {
  const { data, mistakes, written } = checkConfiguration(config, stored);
  if (data === undefined)
    throw new Problem(problemsOf(mistakes, written, [`Pulumi.${stack}.yaml`, "under apple-ade"]));
  return data;
}

/** As `readConfiguration`, with the mistakes one by one; `data` where there are none. */
export function checkConfiguration(config: Readonly<Record<string, string>>, stored: Stored) {
  const ours = Object.entries(config).filter(([key]) => key.startsWith(namespace));
  const value = Object.fromEntries(
    ours.map(([key, text]) => [key.slice(namespace.length), parsed(text)]),
  );
  const secrets = Object.entries(value).flatMap(([key, each]) => secretsUnder(key, each, stored));
  const isSecret = ([key]: readonly PropertyKey[]) => secrets.some(([first]) => first === key);
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

type BySection = {
  readonly [R in RowOfKind as R["section"]]: R extends { readonly only: unknown }
    ? recorded.InputsOf<R["kind"]> | undefined
    : ReadonlyMap<string, recorded.InputsOf<R["kind"]>>;
};

/** A stack's resources: the keys of its file are their names. */
export function resourcesIn(read: Configuration, stack: string) {
  return resourcesOf(stack, tenantIn(read), connected(read.graph), (key) => key);
}

/** The declared inputs of a stack's resources, by their logical names. */
export interface Declarations extends BySection {
  readonly tenant: recorded.AdeTenantInputs;
  readonly azure?: AzureSettings;
}

/** As `readConfiguration`, and as the resources will record it. */
export function readDeclarations(...given: Parameters<typeof readConfiguration>): Declarations {
  const read = readConfiguration(...given);
  const { tenant, children } = resourcesIn(read, given[1]);
  const sections = kinds.map(({ kind, resource, section, only }) => {
    const own = children
      .filter((each) => each.kind === resource)
      .map(({ key, inputs }) => [key, recorded.inputsOf[kind].parse(inputs)] as const);
    const [first] = own;
    return only ? first && { [section]: first[1] } : { [section]: new Map(own) };
  });
  return Object.assign(
    { tenant: recorded.adeTenantInputs.parse(tenant) },
    read.azure && { azure: read.azure },
    ...sections,
  );
}

/** What every kind's declarations have. */
export type Declared = Expectation &
  Readonly<{ renewBy: string; expiresAt?: string; appleIdentifier?: string }>;

/** What is declared of a kind, whichever it is, by the logical names. */
export function declaredOf(
  declarations: Declarations,
  { section }: KindRow,
): ReadonlyMap<string, Declared> {
  const { [section]: own } = declarations;
  if (own === undefined) return new Map();
  return "renewBy" in own ? new Map([[kindNamed.pushCertificate.only.key, own]]) : own;
}
