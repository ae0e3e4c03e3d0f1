import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { catalog } from "../../policy/catalog.ts";
import { type ConfigSchema, defaultsOf, type Policy } from "../../policy/pack/policy.ts";
import { record } from "../../policy/wire/values.ts";
import { type EffectivePolicy, level, shippedProfiles } from "../assess/report.ts";
import { nearest } from "../nearest.ts";
import { packageRoot } from "../package-root.ts";
import { asPulumiReads, decode, jsonOf } from "../read-text.ts";
import { Refusal } from "../refusal.ts";
import { type Exempting, noPolicy, versioned } from "./exceptions.ts";

const folder = join(packageRoot, "policy", "profiles");

/** Levels and thresholds for the policies of the pack, as Pulumi takes them from a file. */
export interface Profile extends Exempting {
  /** For Pulumi's `--policy-pack-config`; absent: the pack's own defaults. */
  readonly file: string | undefined;
  readonly policies: readonly EffectivePolicy[];
}

const setting = z.union([
  level,
  z
    .record(z.string(), z.unknown())
    .refine((each) => level.optional().safeParse(each["enforcementLevel"]).success),
]);
type Setting = z.infer<typeof setting>;

export const defaults: Profile = { name: "default", file: undefined, policies: effective({}) };

/**
 * Reads a shipped profile or a path. Throws a `Refusal` that names every policy and property that
 * the pack does not have, with the nearest that it has: the engine would ignore them silently.
 */
export function loadProfile(nameOrPath: string): Profile {
  const file = shippedProfiles.some((name) => name === nameOrPath)
    ? join(folder, `${nameOrPath}.json`)
    : nameOrPath;
  const { bytes, settings } = settingsIn(file, nameOrPath);
  const { policies, exceptions, problems } = versioned(settings);
  const all = [
    ...problems,
    ...Object.entries(policies).flatMap(([key, value]) => problemsOf(key, value)),
  ];
  if (all.length > 0) throw new Refusal(`The profile ${nameOrPath} was not used:`, all);
  return {
    name: nameOrPath,
    file: asPulumiReads(file, bytes),
    policies: effective(policies),
    ...(exceptions && { exceptions }),
  };
}

function settingsIn(file: string, nameOrPath: string) {
  const choice = `a profile is one of ${shippedProfiles.join(", ")}, or the path of a JSON file`;
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new Refusal(`--profile ${nameOrPath}: there is no such file; ${choice}.`);
  }
  const { data: settings } = z.record(z.string(), z.unknown()).safeParse(jsonOf(decode(bytes)));
  if (settings !== undefined) return { bytes, settings };
  throw new Refusal(`--profile ${nameOrPath} is no JSON object; ${choice}.`);
}

function problemsOf(key: string, value: unknown): readonly string[] {
  const policy = catalog.find(({ name }) => name === key);
  if (policy === undefined && key !== "all") return [`${key}: ${noPolicy(key)}.`];
  if (!setting.safeParse(value).success || (key === "all" && typeof value !== "string")) {
    return [
      `${key}: is ${JSON.stringify(value)}; allowed: advisory, mandatory, disabled${key === "all" ? "" : ", or an object with enforcementLevel and thresholds"}.`,
    ];
  }
  return Object.entries(record(value))
    .filter(([property]) => property !== "enforcementLevel")
    .flatMap(([property, given]) => thresholdProblem(key, policy?.config ?? {}, property, given));
}

/** The engine stops with an error of its own for a threshold that the schema forbids. */
function thresholdProblem(key: string, config: ConfigSchema, property: string, given: unknown) {
  const schema = config[property];
  const at = `${key}.${property}`;
  if (schema === undefined) {
    const known = ["enforcementLevel", ...Object.keys(config)];
    return [`${at}: there is no such property${nearest(property, known)}.`];
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- two packages' types of one standard
  const { success, error } = z.fromJSONSchema(schema as JsonSchema).safeParse(given);
  if (success) return [];
  const { minimum, maximum } = schema;
  const allowed =
    minimum === undefined
      ? [...new Set(error.issues.map(({ message }) => message))].join("; ")
      : `a whole number from ${minimum} to ${maximum}`;
  return [`${at}: is ${JSON.stringify(given)}; allowed: ${allowed}.`];
}

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

function effective(settings: Readonly<Record<string, unknown>>): readonly EffectivePolicy[] {
  const all = settingOf(settings["all"]).enforcementLevel;
  return catalog.map((policy) => {
    const { enforcementLevel, ...thresholds } = settingOf(settings[policy.name]);
    const defaultConfig = defaultsOf(policy);
    const config = { ...defaultConfig, ...thresholds };
    return {
      name: policy.name,
      level: enforcementLevel ?? all ?? levelOf(policy),
      defaultLevel: levelOf(policy),
      config,
      defaultConfig,
      changedConfig: Object.keys(thresholds).filter(
        (key) => JSON.stringify(thresholds[key]) !== JSON.stringify(defaultConfig[key]),
      ),
    };
  });
}

function settingOf(
  value: unknown,
): Readonly<Record<string, unknown>> & { readonly enforcementLevel?: z.infer<typeof level> } {
  const parsed: Setting | undefined = setting.safeParse(value).data;
  return typeof parsed === "string" ? { enforcementLevel: parsed } : { ...parsed };
}

function levelOf({ enforcementLevel }: Policy): z.infer<typeof level> {
  return level.parse(enforcementLevel);
}
