import { Output, RunError } from "@pulumi/pulumi";
import { z } from "zod";
import { cloudNames, declarable } from "./configuration.ts";
import { expected, type Mistake, problemsOf, strict, structure } from "./configuration-problems.ts";
import { contradictionsIn } from "./contradictions.ts";
import { isCloud, isLoopback } from "./graph/clouds.ts";
import {
  fields,
  pushCertificateDeclaration,
  tokenDeclaration,
  vppTokenDeclaration,
} from "./inputs.ts";

type Props = Readonly<Record<string, unknown>>;

const graph = strict(
  {
    cloud: z.enum(cloudNames, expected(cloudNames.join(", "))).exactOptional(),
    endpoint: z
      .string(expected("a loopback origin"))
      .refine(
        (origin) => isLoopback(origin) || isCloud(origin),
        expected(
          "a loopback origin like http://127.0.0.1:4010; a real tenant's cloud goes to cloud",
        ),
      )
      .exactOptional(),
    timeoutSeconds: fields.timeoutSeconds.exactOptional(),
  },
  "how Graph is read",
).refine(({ cloud, endpoint }) => cloud === undefined || endpoint === undefined, {
  error: "cloud and endpoint exclude each other; give one of them",
});

const connection = {
  tenant: fields.tenant,
  tenantId: fields.tenantId,
  clientId: fields.clientId,
  graph: graph.exactOptional(),
};
const devices = declarable.devices.exactOptional();
const name = z.string().min(1);

const declaredToken = strict(
  { key: name, tokenName: fields.tokenName, id: tokenDeclaration.id, owner: fields.owner },
  "a token's logical name and what its AdeToken declares",
);

/** What each resource takes as arguments, its tenant's label and connection spelt out. */
export const argumentsOf = {
  AdeTenant: strict(
    {
      ...connection,
      owner: fields.owner,
      runbook: fields.runbook,
      tokens: declarable.tokens,
      declared: z.array(declaredToken, structure("a list of tokens")).exactOptional(),
      ignoredTokens: declarable.ignoredTokens.exactOptional(),
      pushCertificate: declarable.pushCertificate,
      vppTokens: declarable.vppTokens.exactOptional(),
      devices,
    },
    "a tenant's arguments",
  ),
  AdeToken: strict({ ...connection, ...tokenDeclaration, devices }, "a token's arguments"),
  ApplePushCertificate: strict(
    { ...connection, ...pushCertificateDeclaration },
    "the push certificate's arguments",
  ),
  VppToken: strict({ ...connection, ...vppTokenDeclaration }, "a VPP token's arguments"),
} as const;

/**
 * Throws one error with every mistake that shows before the program's outputs are known; the
 * provider checks those. Nothing else stops a JavaScript program from misspelling an argument.
 */
export function assertArguments(
  kind: keyof typeof argumentsOf,
  resource: string,
  args: object,
): void {
  const given = recordOf(known(args));
  const issues = argumentsOf[kind].safeParse(given).error?.issues ?? [];
  const problems = [
    ...issues.filter(({ path }) => !isLater(given, path)),
    ...notPlain(given),
    ...contradictionsIn(given),
  ];
  if (problems.length > 0)
    throw new RunError(problemsOf(problems, [`${kind} "${resource}"`, "in its arguments"]));
}

/** What resources are made of must be there when the program runs. */
function notPlain(given: Props): readonly Mistake[] {
  const message = "is an output; write a plain object or list, whose values may be outputs";
  return ["tokens", "vppTokens", "declared", "pushCertificate"].flatMap((key) => {
    if (given[key] === later) return [{ path: [key], message }];
    if (key === "pushCertificate") return [];
    return Object.entries(recordOf(given[key])).flatMap(([each, value]) =>
      value === later ? [{ path: [key, each], message }] : [],
    );
  });
}

/** Stands for an output's value. */
const later = Symbol("later");

function known(value: unknown): unknown {
  if (Output.isInstance(value) || value instanceof Promise) return later;
  if (Array.isArray(value)) return value.map(known);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, known(each)]),
  );
}

function isLater(value: unknown, [key, ...rest]: readonly PropertyKey[]): boolean {
  if (value === later) return true;
  return key !== undefined && isRecord(value) && isLater(Reflect.get(value, key), rest);
}

function isRecord(value: unknown): value is Props {
  return typeof value === "object" && value !== null;
}

function recordOf(value: unknown): Props {
  return isRecord(value) ? value : {};
}
