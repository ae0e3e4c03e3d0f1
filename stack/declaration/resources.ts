import { type KindRow, severalFirst } from "../../policy/wire/kinds.ts";
import { present } from "../../policy/wire/present.ts";
import { record } from "../../policy/wire/values.ts";
import { clouds } from "../graph/clouds.ts";
import { graph as graphSettings } from "./reading.ts";

export type Inputs = Readonly<Record<string, unknown>>;

export type ChildKind = KindRow["resource"];
export type ResourceKind = "AdeTenant" | ChildKind;

/** A resource below a tenant, as the engine records it. */
export interface Child {
  readonly kind: ChildKind;
  readonly key: string;
  readonly name: string;
  readonly inputs: Inputs;
}

/**
 * What is recorded of a tenant and of each resource below it.
 * @param name the tenant's logical name, and its label unless that is declared
 * @param graph how it is read, as `connected` gives it, or an output of that
 * @param nameOf the logical name of a resource below it
 * @param isProgram declared by a program's arguments, not by a stack's file
 */
export function resourcesOf(
  name: string,
  args: Inputs,
  graph: unknown,
  nameOf: (key: string) => string,
  isProgram = false,
): { readonly tenant: Inputs; readonly children: readonly Child[] } {
  const { tenant = name, tenantId, clientId, owner, runbook, devices, ignoredTokens = [] } = args;
  const shared = { tenant, tenantId, clientId, graph, owner, runbook };
  // Only messages read it: no difference of the declaration.
  const origin = (key?: string) =>
    isProgram ? { program: present({ tenant: name, key }) } : undefined;
  const made = severalFirst.map((row) => {
    const declared = record(args[row.section]);
    const own = row.only ? { [row.only.key]: args[row.section] } : declared;
    const children = Object.entries(own)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]): Child => ({
        kind: row.resource,
        key,
        name: nameOf(key),
        inputs: present({
          ...shared,
          ...(row.kind === "token" && { devices }),
          ...present(record(each)),
          ...origin(key),
        }),
      }));
    return { row, children };
  });
  return {
    tenant: present({
      ...shared,
      ...origin(),
      devices,
      ignoredTokens,
      ...Object.assign(
        {},
        ...made.map(({ row, children }) => ({ [row.listedIn]: listingOf(row, children) })),
      ),
    }),
    children: made.flatMap(({ children }) => children),
  };
}

/** What of a kind is declared, as its tenant repeats it; ADE tokens also where there are none. */
function listingOf({ kind, listed }: KindRow, children: readonly Child[]): unknown {
  if (children.length === 0 && kind !== "token") return undefined;
  return (
    listed === undefined ||
    children.map(({ name: key, inputs }) =>
      present({ key, ...Object.fromEntries(listed.map((each) => [each, inputs[each]])) }),
    )
  );
}

/** Where Graph is asked, and how. */
export function connected(settings: unknown = {}) {
  const { cloud = "global", endpoint, timeoutSeconds, trustCount } = graphSettings.parse(settings);
  const origin = endpoint?.replace(/\/$/, "") ?? clouds[cloud].origin;
  return { endpoint: origin, timeoutSeconds, ...(trustCount === false && { trustCount }) };
}
