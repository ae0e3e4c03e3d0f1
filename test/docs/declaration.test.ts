import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { declarationFiles } from "../../docs/declaration-files.ts";
import { corporate, tenantId } from "../stack/declarations.ts";
import { fencedIn } from "./markdown.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
formats.default(ajv);
const accepts = ajv.compile(JSON.parse(read("docs/stack-config.schema.json")));

/** A stack's file with this under `apple-ade:`. */
function fileWith(configuration: object): object {
  const config = Object.entries({ tenantId, tokens: {}, ...configuration });
  return { config: Object.fromEntries(config.map(([key, each]) => [`apple-ade:${key}`, each])) };
}

const token = (own: object) => fileWith({ tokens: { corporate: { ...corporate, ...own } } });

describe("what is generated from the schema of declarations", () => {
  it("is what the repository holds", { timeout: 60_000 }, async () => {
    for (const [path, text] of await declarationFiles()) expect(read(path), path).toBe(text);
  });
});

describe("the schema of a stack's file", () => {
  test.for<readonly [string, object]>([
    ["no token", fileWith({})],
    ["the example's", parse(fencedIn(read("docs/stack-file.md"), "yaml")[0] ?? "")],
    ["a secret Apple ID", token({ appleIdentifier: { secure: "v1:abc" } })],
    ["all of a token", token({ id: "x", platforms: ["ios"], tokenType: "dep", minimumDevices: 0 })],
    ["limits", fileWith({ graph: { timeoutSeconds: 600 }, devices: { maxPages: 100_000 } })],
    ["what belongs to others", { ...fileWith({}), encryptionsalt: "v1:abc", secretsprovider: "x" }],
    [
      "another namespace",
      { config: { ...fileWith({}), "apple-ade:tokens": {}, "aws:region": "x" } },
    ],
  ])("accepts %s", ([, stackFile]) => {
    accepts(stackFile);
    expect(accepts.errors ?? []).toEqual([]);
  });

  test.for<readonly [string, object]>([
    ["no tokens", { config: { "apple-ade:tenantId": tenantId } }],
    ["an unknown key", fileWith({ tennant: "x" })],
    ["an unknown key of a token", token({ renewby: "2027-02-01" })],
    ["a date that does not exist", token({ renewBy: "2027-02-30" })],
    ["a secret where none belongs", token({ tokenName: { secure: "v1:abc" } })],
    ["more seconds than it takes", fileWith({ graph: { timeoutSeconds: 601 } })],
    ["a cloud that there is not", fileWith({ graph: { cloud: "germany" } })],
  ])("refuses %s", ([, stackFile]) => {
    expect(accepts(stackFile)).toBe(false);
  });
});
