import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { describe, expect, it, test } from "vitest";
import { kinds } from "../../../policy/wire/kinds.ts";
import type { ResourceKind } from "../../../stack/declaration/resources.ts";
import { recordedProvider } from "../../../stack/resources/recorded.ts";

const resourceKinds = ["AdeTenant", ...kinds.map(({ resource }) => resource)] as const;

describe("a provider in the state", () => {
  test.for(resourceKinds)("of an %s is short, and holds nothing of this machine", (kind) => {
    const text = recordedProvider(kind);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(200);
    expect(text).not.toContain(process.cwd());
    expect(text).toContain('("pulumi-apple-ade/provider")');
  });
});

const origin = { endpoint: "http://contoso.example", timeoutSeconds: 1 };
const tenant = { tenant: "Contoso", graph: origin };

/** Minimal inputs of a resource, and its id. */
function recordOf(resource: ResourceKind): { readonly props: object; readonly id: string } {
  const { nameKey } = kinds.find((each) => each.resource === resource) ?? {};
  if (resource === "AdeTenant")
    return { props: { ...tenant, declared: [], ignoredTokens: [] }, id: origin.endpoint };
  const declared = { ...tenant, renewBy: "2027-02-01" };
  return nameKey === undefined
    ? { props: declared, id: origin.endpoint }
    : { props: { ...declared, [nameKey]: "Macs" }, id: "Macs" };
}

/** Loads the text as Pulumi's provider process does, in a process of its own, and calls it all. */
const callAll = `
  const { text, props } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  const provider = require("require-from-string")(text).handler();
  const said = [];
  console.log = (line) => said.push(line);
  const calls = async () => ({
    methods: Object.keys(provider).sort(),
    refused: await provider.check({}, {}),
    checked: await provider.check({}, props),
    same: await provider.diff("x", props, props),
    other: await provider.diff("x", props, { ...props, tenant: "y" }),
    created: await provider.create(props),
    read: await provider.read("x", props),
    updated: await provider.update("x", {}, props),
    deleted: (await provider.delete("x", props)) ?? "nothing",
    said,
  });
  calls().then((results) => process.stdout.write(JSON.stringify(results)));
`;

describe("a provider from the state", () => {
  test.for(resourceKinds)("of an %s has every method", (kind) => {
    const { props, id } = recordOf(kind);
    const input = JSON.stringify({ text: recordedProvider(kind), props });
    const results: unknown = JSON.parse(
      execFileSync(process.execPath, ["--eval", callAll], { input, encoding: "utf8" }),
    );
    expect(results).toEqual({
      methods: ["check", "create", "delete", "diff", "read", "update"],
      refused: {
        inputs: {},
        failures: expect.arrayContaining([
          { property: "", reason: "tenant: missing; write a label for messages" },
        ]),
      },
      checked: {
        inputs: {
          ...props,
          live: expect.objectContaining({ status: "unreadable", failure: "unexpected-answer" }),
        },
      },
      same: { changes: false },
      other: { changes: true },
      created: { id, outs: props },
      read: { id: "x", props },
      updated: { outs: props },
      deleted: "nothing",
      said: [expect.stringContaining("nothing was sent to it")],
    });
  });

  it("has a place where Node finds the provider from the program's folder", () => {
    const found = createRequire(`${process.cwd()}/stack/`).resolve("pulumi-apple-ade/provider");
    expect(found).toMatch(/[\\/]stack[\\/]provider\.cjs$/);
  });
});
