import { describe, expect, it, test } from "vitest";
import { names, namesOf } from "../../../stack/azure/names.ts";

describe("the names in Azure", () => {
  test.for([
    ["contoso", "apple-ade-contoso"],
    ["a".repeat(22), `apple-ade-${"a".repeat(22)}`],
    ["a".repeat(23), `apple-ade-${"a".repeat(13)}-897d3e95`],
    ["Contoso", "apple-ade-contoso-e20852e7"],
    ["contoso.eu", "apple-ade-contoso-eu-64d273ed"],
    ["_", "apple-ade-d2e2adf7"],
  ])("have the stack's name in them: %s", ([stack = "", base]) => {
    const { job, failedRule, ...others } = namesOf(stack);
    expect(job).toBe(base);
    expect(failedRule).toBe(`${base}-failed`);
    expect(names.safeParse({ job, failedRule, ...others }).error).toBeUndefined();
  });

  it("are different for stacks that only Azure could not tell apart", () => {
    const stacks = ["contoso-eu", "contoso_eu", "contoso.eu", "Contoso-EU"];
    expect(new Set(stacks.map((stack) => namesOf(stack).job)).size).toBe(stacks.length);
  });

  it("are what is given, where something is", () => {
    const { job, identity } = namesOf("contoso", { job: "caj-ade" });
    expect({ job, identity }).toEqual({ job: "caj-ade", identity: "apple-ade-contoso" });
  });
});
