import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { assertReadable, assertTargets } from "../../../cli/check/exceptions.ts";
import { loadProfile } from "../../../cli/check/profile.ts";
import { operation, resource } from "../assess/previews.ts";

const warehouse = resource("AdeToken", "warehouse", {});
const match = { policies: ["ade-token-exists"], targets: [warehouse.urn] };
const exempt = { reason: "ordered; OPS-42", match: [match] };

function profileWith(overrides: object) {
  const folder = mkdtempSync(join(tmpdir(), "profile-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "levels.json");
  writeFileSync(
    file,
    JSON.stringify({
      version: 2,
      policies: { all: "advisory", "ade-token-not-expired": "mandatory" },
      exceptions: { "EXC-42": exempt },
      ...overrides,
    }),
  );
  return loadProfile(file);
}

function refusalOf(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

describe("a profile of version 2", () => {
  it("has levels, and exceptions of one policy and one resource each", () => {
    const { policies, exceptions } = profileWith({});
    const mandatory = policies.filter(({ level }) => level === "mandatory");
    expect(mandatory.map(({ name }) => name)).toEqual(["ade-token-not-expired"]);
    expect(exceptions).toEqual([{ id: "EXC-42", ...exempt }]);
  });

  it("may have neither", () => {
    expect(profileWith({ policies: undefined, exceptions: undefined }).exceptions).toEqual([]);
  });

  test.for([
    { when: "is of another version", given: { version: 3 }, says: "version: must be 2." },
    {
      when: "misspells a policy",
      given: { policies: { "ade-token-exist": "advisory" } },
      says: "ade-token-exist: there is no such policy (did you mean ade-token-exists?).",
    },
    {
      when: "has a key of the first form",
      given: { "ade-token-exists": "advisory" },
      says: "ade-token-exists: Pulumi ignores this key in silence.",
    },
    {
      when: "lets an exception end",
      given: { exceptions: { "EXC-42": { ...exempt, expiresAt: "2027-01-01" } } },
      says: "exceptions.EXC-42.expiresAt: Pulumi ignores this key in silence. An acknowledgement has an owner and an end: npx --no-install apple-ade explain ade-acknowledged",
    },
    {
      when: "gives no reason",
      given: { exceptions: { "EXC-42": { match: [match], reason: " " } } },
      says: "exceptions.EXC-42.reason: must say why.",
    },
    {
      when: "matches nothing",
      given: { exceptions: { "EXC-42": { ...exempt, match: [] } } },
      says: 'exceptions.EXC-42.match: must have a { "policies": […], "targets": […] }.',
    },
    {
      when: "exempts from a policy that is not there",
      given: { exceptions: { "EXC-42": { ...exempt, match: [{ ...match, policies: ["all"] }] } } },
      says: "exceptions.EXC-42.match.0.policies.0: there is no such policy.",
    },
    {
      when: "exempts a name instead of a URN",
      given: { exceptions: { "EXC-42": { ...exempt, match: [{ ...match, targets: ["a"] }] } } },
      says: "exceptions.EXC-42.match.0.targets.0: is no URN of a resource.",
    },
    {
      when: "has an id that Pulumi refuses",
      given: { exceptions: { "EXC 42": exempt } },
      says: "exceptions.EXC 42: may have letters, digits, -, . and _.",
    },
  ])("is refused when it $when", ({ given, says }) => {
    expect(() => profileWith(given)).toThrow(says);
  });

  test.for([
    { pulumi: "v3.273.9", says: "Pulumi reads from 3.274.0 on; this is v3.273.9." },
    { pulumi: "v3.274.0", says: undefined },
    { pulumi: undefined, says: undefined },
  ])("is read by Pulumi $pulumi, or not: $says", ({ pulumi, says }) => {
    const refusal = refusalOf(() => assertReadable(profileWith({}), pulumi));
    expect(refusal?.slice(refusal.indexOf("Pulumi reads")).split(" An ")[0]).toBe(says);
    expect(() => assertReadable(loadProfile("scheduled"), pulumi)).not.toThrow();
  });

  test.for([
    { when: "a resource has its name", urn: warehouse.urn },
    { when: "it is of a stack that was not previewed", urn: warehouse.urn.replace("demo", "x") },
    { when: "the preview did not come to its end", urn: `${warehouse.urn}s`, finished: false },
    {
      when: "no resource has its name",
      urn: `${warehouse.urn}s`,
      says: `exceptions.EXC-42: the stack has no ${warehouse.type} warehouses (did you mean ${warehouse.type} warehouse?).`,
    },
  ])("has a target, and $when", ({ urn, finished = true, says }) => {
    const profile = profileWith({
      exceptions: { "EXC-42": { ...exempt, match: [{ ...match, targets: [urn] }] } },
    });
    const refusal = refusalOf(() => assertTargets(profile, operation([warehouse], { finished })));
    expect(refusal?.split("\n").at(-1)?.trim()).toBe(says);
  });
});
