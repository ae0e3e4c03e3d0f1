import { Output, runtime } from "@pulumi/pulumi";

/** A resource as the engine would be asked to make it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  /** `type::name` of the parent and of what must be there before, besides the parent. */
  readonly parent?: string;
  readonly after?: readonly string[];
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Azure's part of what was just made: who is who, and where things are. */
const made: Readonly<Record<string, object>> = {
  "azure-native:managedidentity:UserAssignedIdentity": {
    clientId: "91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614",
    principalId: "0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6",
    tenantId: "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
  },
  "azure-native:app:Job": { systemData: { createdAt: "2026-11-20T12:00:00Z" } },
  "azure-native:operationalinsights:Workspace": {
    customerId: "5c9d1e2f-3a4b-4c5d-8e6f-7a8b9c0d1e2f",
  },
};

/** Runs a program with Pulumi's mocks; gives what it registered, and what it returned, resolved. */
export async function registeredBy<T>(
  program: () => T | Promise<T>,
): Promise<{ readonly resources: readonly Registered[]; readonly result: T }> {
  await runtime.setMocks({
    newResource: ({ type, name, inputs }) => ({
      id: `/of/${type}/${name}`,
      state: { ...inputs, ...made[type], name: `${name}-named` },
    }),
    call: ({ inputs }) => inputs,
  });
  const resources = recorded();
  const result = await program();
  await runtime.disconnect();
  const keyOf = ({ type, name }: Registered) => `${type}::${name}`;
  return {
    // What does not depend on each other is registered in any order.
    resources: resources.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b))),
    result,
  };
}

/** Pulumi's mocks are not told of parents and dependencies; the request has them. */
function recorded(): readonly Registered[] {
  const resources: Registered[] = [];
  const monitor = runtime.getMonitor();
  if (monitor === undefined) throw new Error("There are no mocks.");
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request: Request, ...rest: unknown[]) => {
    const after = request.getDependenciesList().map(shortened);
    resources.push({
      type: request.getType(),
      name: request.getName(),
      ...(request.getParent() !== "" && { parent: shortened(request.getParent()) }),
      ...(after.length > 0 && { after: after.toSorted() }),
      inputs: revealed(request.getObject()?.toJavaScript() ?? {}) as Registered["inputs"],
    });
    return Reflect.apply(register, monitor, [request, ...rest]);
  };
  return resources;
}

interface Request {
  readonly getType: () => string;
  readonly getName: () => string;
  readonly getParent: () => string;
  readonly getDependenciesList: () => readonly string[];
  readonly getObject: () => { readonly toJavaScript: () => object } | undefined;
}

/** `urn:pulumi:stack::project::parentType$type::name` without what is always the same. */
function shortened(urn: string): string {
  const [, , types = "", name = ""] = urn.split("::");
  return `${types.split("$").at(-1) ?? ""}::${name}`;
}

/** Secrets as `{ secret: … }`. */
function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (typeof value !== "object" || value === null) return value;
  if (runtime.isRpcSecret(value)) return { secret: revealed(runtime.unwrapRpcSecret(value)) };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, revealed(each)]));
}

/** What an output of the program came to. */
export async function valueOf(output: unknown): Promise<unknown> {
  if (!Output.isInstance(output)) throw new Error("There is no such output.");
  return new Promise((resolve) => output.apply(resolve));
}
