import { parse } from "yaml";
import { kinds } from "../../policy/wire/kinds.ts";
import type { Mistake } from "./problems.ts";
import { declarations } from "./schema.ts";

export type Path = readonly PropertyKey[];

/** The paths of what Pulumi holds as a secret, from the keys of the configuration on. */
type Secrets = readonly Path[];

const sections = kinds
  .filter(({ kind }) => "appleIdentifier" in declarations[kind])
  .map(({ section, only }) => (only ? section : `${section}\\.[^]+`));

/** The only places of secrets; the others would show in messages and in the state. */
const places = new RegExp(
  `^(?:${sections.join("|")})\\.appleIdentifier$|^azure\\.scheduledCheck\\.alert\\.(?:webhooks\\.\\d+|teamsWebhook)$`,
);

const message =
  "is a Pulumi secret and would show in messages; write it in clear (only an appleIdentifier may be a secret, and the address of a webhook)";

export function misplaced(secrets: readonly Path[]): readonly Mistake[] {
  return secrets.filter((path) => !isPlace(path)).map((path) => ({ path, message }));
}

/** How Pulumi keeps a stack's configuration. */
export interface Stored {
  /** Whether what stands under the full key is a secret or has one in it. */
  readonly isSecret: (key: string) => boolean;
  /** The text of the stack's file, where it is found. */
  readonly file: () => string;
}

/**
 * The secrets under a key. Pulumi tells a program only that there are any: the stack's file says
 * where, and without it the places where one may be.
 * @param value what the key holds, decrypted
 */
export function secretsUnder(key: string, value: unknown, { isSecret, file }: Stored): Secrets {
  const fullKey = `apple-ade:${key}`;
  if (!isSecret(fullKey)) return [];
  const written = pathsIn(configIn(file())[fullKey], [key], isSecure);
  const possible = pathsIn(value, [key], (_, path) => isPlace(path));
  return [written, possible].find((paths) => paths.length > 0) ?? [[key]];
}

function isPlace(path: Path): boolean {
  return places.test(path.map(String).join("."));
}

/** As Pulumi writes a secret in a stack's file. */
export function isSecure(value: object): boolean {
  return Object.keys(value).join() === "secure";
}

function pathsIn(value: unknown, path: Path, is: (value: object, path: Path) => boolean): Secrets {
  if (typeof value !== "object" || value === null) return is({}, path) ? [path] : [];
  return is(value, path)
    ? [path]
    : Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key], is));
}

function configIn(file: string): Readonly<Record<string, unknown>> {
  try {
    return { ...parse(file)?.config };
  } catch {
    return {};
  }
}
