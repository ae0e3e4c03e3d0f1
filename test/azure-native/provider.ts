import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { main } from "@pulumi/pulumi/provider/index.js";
import { mistakesIn } from "./mistakes.ts";
import type { Schema } from "./shape.ts";

// The executable that Pulumi takes for azure-native: it checks every input, and of what it
// makes there is a file each.

const [schemaFile = "", ...args] = process.argv.slice(2);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the test
const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as Schema;

/** `urn:pulumi:stack::project::parentType$type::name`. */
function partsOf(urn: string) {
  const [, , types = "", name = ""] = urn.split("::");
  return { token: types.split("$").at(-1) ?? "", name };
}

/** What Azure says of a thing once it is there. */
const answers = new Map<string, object>([
  [
    "azure-native:managedidentity:UserAssignedIdentity",
    {
      clientId: "91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614",
      principalId: "0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6",
      tenantId: "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10",
    },
  ],
  [
    "azure-native:operationalinsights:Workspace",
    { customerId: "5c9d1e2f-3a4b-4c5d-8e6f-7a8b9c0d1e2f" },
  ],
  ["azure-native:app:Job", { systemData: { createdAt: "2026-11-20T12:00:00Z" } }],
]);

/** Where the name is said that a thing is given. */
const nameKeys: ReadonlyMap<string, string> = new Map([
  ["azure-native:app:Job", "jobName"],
  ["azure-native:managedidentity:UserAssignedIdentity", "resourceName"],
  ["azure-native:resources:ResourceGroup", "resourceGroupName"],
]);

type Inputs = Readonly<Record<string, unknown>>;

function thing(id: string): string {
  return join(dirname(schemaFile), "things", encodeURIComponent(id));
}

/** A subscription's policy, "deny without this tag", where the test has set one. */
function assertTagged(token: string, { tags }: Inputs): void {
  const wanted = process.env["DENY_WITHOUT_TAG"] ?? "";
  if (wanted === "" || schema[token]?.["tags"] === undefined) return;
  if (typeof tags !== "object" || tags === null || !(wanted in tags))
    throw new Error(`RequestDisallowedByPolicy: ${token} lacks the tag ${wanted}.`);
}

await main(
  {
    version: "3.28.0",
    async check(urn: string, _olds: unknown, inputs: unknown) {
      const mistakes = mistakesIn(schema, partsOf(urn).token, inputs);
      return { inputs, failures: mistakes.map((reason) => ({ property: "", reason })) };
    },
    async create(urn: string, inputs: Inputs) {
      const { token, name } = partsOf(urn);
      assertTagged(token, inputs);
      const key = nameKeys.get(token);
      const called = key === undefined ? `${name}-1a2b3c4d` : inputs[key];
      const id = `/subscriptions/s/providers/${token}/${name}`;
      writeFileSync(thing(id), "");
      return { id, outs: { ...inputs, ...answers.get(token), name: called } };
    },
    async update(_id: string, urn: string, _olds: Inputs, inputs: Inputs) {
      assertTagged(partsOf(urn).token, inputs);
      return { outs: inputs };
    },
    async delete(id: string) {
      rmSync(thing(id));
    },
  },
  args,
);
