import { readFileSync } from "node:fs";
import { main } from "@pulumi/pulumi/provider/index.js";
import { mistakesIn } from "./mistakes.ts";
import type { Schema } from "./shape.ts";

// The executable that Pulumi takes for azure-native: it checks every input, and makes nothing.

const [schemaFile = "", ...args] = process.argv.slice(2);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the test
const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as Schema;

/** `urn:pulumi:stack::project::parentType$type::name`. */
function partsOf(urn: string) {
  const [, , types = "", name = ""] = urn.split("::");
  return { token: types.split("$").at(-1) ?? "", name };
}

/** What Azure says of a thing once it is there. */
const answers = new Map<string, Readonly<Record<string, string>>>([
  [
    "azure-native:managedidentity:UserAssignedIdentity",
    {
      clientId: "91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614",
      principalId: "0d3e5a7c-1b2f-4c6d-9e8f-a1b2c3d4e5f6",
    },
  ],
  [
    "azure-native:operationalinsights:Workspace",
    { customerId: "5c9d1e2f-3a4b-4c5d-8e6f-7a8b9c0d1e2f" },
  ],
]);

await main(
  {
    version: "3.28.0",
    async check(urn: string, _olds: unknown, inputs: unknown) {
      const mistakes = mistakesIn(schema, partsOf(urn).token, inputs);
      return { inputs, failures: mistakes.map((reason) => ({ property: "", reason })) };
    },
    async create(urn: string, inputs: object) {
      const { token, name } = partsOf(urn);
      return {
        id: `/subscriptions/s/providers/${token}/${name}`,
        outs: { ...inputs, ...answers.get(token), name: `${name}-1a2b3c4d` },
      };
    },
    async delete() {},
  },
  args,
);
