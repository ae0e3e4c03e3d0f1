import { cpSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { identityPath } from "../../demo/server/managed-identity.ts";
import type { Resource } from "../../demo/server/fault.ts";
import { routeAt } from "../../demo/server/routes.ts";
import {
  openWorkspace,
  type Operation,
  type PulumiWorkspace,
} from "../../demo/pulumi-workspace.ts";
import { canary } from "../../demo/scenarios/device-fleet.ts";
import { relativeTo, type Scenario } from "../../demo/scenarios/scenario.ts";
import { violationsOf } from "../violations.ts";
import type { StackConfig } from "../../demo/scenarios/stack-config.ts";
import {
  startDemoTenant,
  type DemoTenant,
  type DemoTenantOptions,
  type Intercept,
} from "../../demo/server.ts";
import { expectSameFindings } from "./same-findings.ts";

export type Pulumi = PulumiWorkspace["run"];

/** A scenario's tenant, and a Pulumi workspace whose stack file declares the scenario's tokens. */
export interface Stage extends AsyncDisposable {
  readonly tenant: DemoTenant;
  readonly workspace: PulumiWorkspace;
  /** The real CLI, with at most two operations of a test file at once. */
  readonly pulumi: Pulumi;
  /** Writes the stack file anew; without an endpoint it reads the stage's own tenant. */
  readonly configure: (config: Partial<StackConfig>, endpoint?: string) => void;
}

/** Sets the stage for a scenario that begins now. */
export async function openStage(
  scenario: Scenario,
  options: Partial<DemoTenantOptions> = {},
): Promise<Stage> {
  const now = new Date();
  const tenant = await startDemoTenant({ scenario, now, ...options });
  const workspace = openWorkspace(tenant);
  const configure: Stage["configure"] = (config, endpoint = tenant.endpoint) =>
    workspace.configure({ ...scenario.config(relativeTo(now)), ...config }, endpoint);
  configure({});
  return {
    tenant,
    workspace,
    configure,
    async pulumi(args, { env, ...rest } = {}) {
      // The moment that a developer's shell may be set to must not move the tests' dates.
      const withEnv = { ...rest, env: { ADE_AS_OF: "", ...env } };
      const operation = await twoAtOnce(() => workspace.run(args, withEnv));
      if (args[0] === "preview" && operation.events.some(({ policyEvent }) => policyEvent))
        expectSameFindings(operation, args, env?.["ADE_AS_OF"]);
      return operation;
    },
    async [Symbol.asyncDispose]() {
      await tenant.close();
      workspace[Symbol.dispose]();
    },
  };
}

/** Graph is down, for longer than anybody waits; signing in still works. */
export const outage: Intercept = ({ path }, response) => {
  if (path === identityPath) return false;
  response.writeHead(503, { "retry-after": "3600" }).end();
  return true;
};

export const pack = ["--policy-pack", resolve("policy")] as const;

/** The pack with one of the profiles that ship with it. */
export function withProfile(name: "pull-request" | "record" | "scheduled"): readonly string[] {
  return [...pack, "--policy-pack-config", resolve("policy", "profiles", `${name}.json`)];
}

let free = 2;
const waiting: (() => void)[] = [];

/** An operation keeps about one core busy; more of them at once would only be slower. */
async function twoAtOnce<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((done) => waiting.push(done));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }
}

/** Apple IDs as declared and observed, and how serial numbers begin: owners have other addresses. */
export const confidential = [
  "ade@contoso.example",
  "mdm@contoso.example",
  "vpp@contoso.example",
  canary,
] as const;

/** The push certificate's logical name, which is always the same. */
export const certificateName = "push-certificate";

type Level = "advisory" | "mandatory";

/** Policies by the name of the resource that they speak about: the stack's for the tenant. */
export type Findings = Readonly<Record<string, readonly string[]>>;

/** What the policies said in one operation, as often as they said it. */
export function findings({ events }: Pick<Operation, "events">, level?: Level): Findings {
  return grouped(
    events.flatMap(({ policyEvent }) =>
      policyEvent === undefined ||
      (level ?? policyEvent.enforcementLevel) !== policyEvent.enforcementLevel
        ? []
        : [[nameOf(policyEvent.resourceUrn ?? ""), policyEvent.policyName]],
    ),
  );
}

/** What a scenario says of itself, in the form of `findings`. */
export function expectedFindings(scenario: Pick<Scenario, "violates">): Findings {
  const entries = Object.entries(violationsOf(scenario));
  return grouped(entries.flatMap(([name, policies]) => policies.map((policy) => [name, policy])));
}

function grouped(pairs: readonly (readonly string[])[]): Findings {
  const groups: Record<string, string[]> = {};
  for (const [name = "", policy = ""] of pairs.toSorted()) (groups[name] ??= []).push(policy);
  return groups;
}

export function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? "";
}

/** The steps that the engine planned or took, by resource name. */
export function steps({ events }: Pick<Operation, "events">): Readonly<Record<string, string>> {
  return Object.fromEntries(
    events.flatMap(({ resourcePreEvent }) =>
      resourcePreEvent === undefined
        ? []
        : [[nameOf(resourcePreEvent.metadata.urn), resourcePreEvent.metadata.op]],
    ),
  );
}

const summary = z.looseObject({
  policyAnalyzeSummaryEvent: z
    .looseObject({ resourceUrn: z.string(), passed: z.array(z.string()).default([]) })
    .optional(),
});

/** The policies that held for something declared: neither violated nor not applicable. */
export function held({ events }: Pick<Operation, "events">): ReadonlySet<string> {
  const kinds = /intune:(?:AdeToken|ApplePushCertificate|VppToken)::/;
  return new Set(
    events.flatMap((event) => {
      const { policyAnalyzeSummaryEvent: judged } = summary.parse(event);
      return judged !== undefined && kinds.test(judged.resourceUrn) ? judged.passed : [];
    }),
  );
}

/**
 * How many requests the tenant got, by what they asked for; each was for another page or entity.
 */
export function requestsOf({ requests }: DemoTenant): Readonly<Record<string, number>> {
  const addresses = requests.map(({ url }) => url);
  const twice = addresses.filter((url, index) => addresses.indexOf(url) !== index);
  if (twice.length > 0) throw new Error(`Read more than once: ${twice.join(", ")}`);
  const counts: Partial<Record<Resource | "signIn", number>> = {};
  for (const { path } of requests) {
    const kind = path === identityPath ? "signIn" : routeAt(path).route.resource;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

const properties = z.looseObject({
  __provider: z.string().optional(),
  live: z.looseObject({ status: z.string(), observedAt: z.string() }).optional(),
});

const recorded = z.looseObject({
  urn: z.string(),
  type: z.string(),
  inputs: properties.default({}),
  outputs: properties.default({}),
});

const recording = z.looseObject({
  checkpoint: z.looseObject({
    latest: z
      .looseObject({ resources: z.array(recorded).default([]) })
      .nullish()
      // Of a stack that nothing was ever recorded in.
      .transform((each) => each ?? { resources: [] }),
  }),
});

export type State = z.infer<typeof recording>["checkpoint"]["latest"];
export type Recorded = State["resources"][number];

/** As `pulumi stack export` has it, which is another process. */
export function stateOf({ workspace }: Pick<Stage, "workspace">): State {
  const file = join(workspace.directory, "state/.pulumi/stacks/apple-ade/demo.json");
  return recording.parse(JSON.parse(readFileSync(file, "utf8"))).checkpoint.latest;
}

/** Keeps the state as it is now; gives what returns to it. */
export function keepState({ workspace: { directory } }: Pick<Stage, "workspace">): () => void {
  const [state, kept] = [join(directory, "state"), join(directory, "kept")];
  cpSync(state, kept, { recursive: true });
  return () => {
    rmSync(state, { recursive: true });
    cpSync(kept, state, { recursive: true });
  };
}

/** What is recorded of the tenant, by name, without the engine's own resources. */
export function recordsOf({ resources }: State): ReadonlyMap<string, Recorded> {
  const ours = resources.filter(({ type }) => type.startsWith("pulumi-nodejs:dynamic/"));
  return new Map(ours.map((resource) => [nameOf(resource.urn), resource]));
}
