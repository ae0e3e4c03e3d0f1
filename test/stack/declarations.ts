import { severalFirst } from "../../policy/wire/kinds.ts";
import type { ResourceKind } from "../../stack/declaration/resources.ts";
import {
  type Declarations,
  declaredOf,
  readDeclarations,
} from "../../stack/declaration/from-config.ts";

export const tenantId = "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";
export const corporate = { tokenName: "Corporate iPhones", renewBy: "2027-02-01" };

/** What stands under `apple-ade:` in the stack file. */
export type Configuration = Readonly<Record<string, unknown>>;

/** As Pulumi hands the configuration over: objects as JSON, everything else as text. */
export function handedOver(configuration: Configuration): Record<string, string> {
  return Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [
      `apple-ade:${key}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

/** The declarations of a stack called `prod`; its tenant is given, unless the test says otherwise. */
export function declare(configuration: Configuration): Declarations {
  return readDeclarations(handedOver({ tenantId, ...configuration }), "prod");
}

/** The lines of the one error, without its title; none when there is no mistake. */
export function mistakes(configuration: Configuration): readonly string[] {
  return messageOf(configuration)
    .split("\n")
    .slice(1)
    .map((line) => line.trim());
}

export function messageOf(configuration: Configuration): string {
  try {
    declare(configuration);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "no error";
  }
}

type Declared = readonly [kind: ResourceKind, name: string, inputs: object];

/** Every resource of a stack, the tenant first. */
export function resourcesIn(declarations: Declarations): readonly [Declared, ...Declared[]] {
  return [
    ["AdeTenant", "demo", declarations.tenant],
    ...severalFirst.flatMap((kind) =>
      [...declaredOf(declarations, kind)].map(([name, inputs]): Declared => [
        kind.resource,
        name,
        inputs,
      ]),
    ),
  ];
}
