import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { defaults, loadProfile } from "../../../cli/check/profile.ts";

function profileWith(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "profile-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "levels.json");
  const isText = typeof content === "string" || content instanceof Uint8Array;
  writeFileSync(file, isText ? content : JSON.stringify(content));
  return file;
}

const levelOf = (policies: typeof defaults.policies, name: string) =>
  policies.find((each) => each.name === name);

describe("a profile", () => {
  test.for(["pull-request", "scheduled", "record"])("%s ships with the pack", (name) => {
    const { file, policies } = loadProfile(name);
    expect(file).toMatch(new RegExp(`policy.profiles.${name}\\.json$`));
    expect(policies).toHaveLength(defaults.policies.length);
  });

  it("gives each policy its own level before that of all, and its thresholds", () => {
    const { policies } = loadProfile(
      profileWith({
        all: "advisory",
        "ade-token-not-expired": "mandatory",
        "ade-token-not-expiring": { renewBeforeDays: 45 },
        "ade-token-synced-recently": { enforcementLevel: "disabled", maxSyncAgeHours: 36 },
      }),
    );
    expect(levelOf(policies, "ade-token-exists")).toMatchObject({
      level: "advisory",
      defaultLevel: "mandatory",
    });
    expect(levelOf(policies, "ade-token-not-expired")).toMatchObject({ level: "mandatory" });
    expect(levelOf(policies, "ade-token-not-expiring")).toMatchObject({
      level: "advisory",
      config: { renewBeforeDays: 45 },
      changedConfig: ["renewBeforeDays"],
    });
    expect(levelOf(policies, "ade-token-synced-recently")).toMatchObject({
      level: "disabled",
      changedConfig: [],
    });
  });

  test.for([
    { encoding: "UTF-8 with a byte order mark", bytes: Buffer.from('\ufeff{"all":"advisory"}') },
    { encoding: "UTF-16", bytes: Buffer.from('\ufeff{"all":"advisory"}', "utf16le") },
  ])("in $encoding reaches Pulumi as it reads it", ({ bytes }) => {
    const { name, file = "", policies } = loadProfile(profileWith(bytes));
    expect(readFileSync(file, "utf8")).toBe('{"all":"advisory"}');
    expect(name).toMatch(/levels\.json$/);
    expect(levelOf(policies, "ade-token-exists")).toMatchObject({ level: "advisory" });
  });

  it("that Pulumi can read is the very file", () => {
    const given = profileWith({ all: "advisory" });
    expect(loadProfile(given).file).toBe(given);
  });

  test.for([1, 366])("may have a threshold at its limit: %s", (given) => {
    const content = { "ade-token-deadline-current": { maximumLeadDays: given } };
    expect(() => loadProfile(profileWith(content))).not.toThrow();
  });

  it("may be absent: then the pack's own levels and thresholds hold", () => {
    expect(defaults.policies.filter(({ level, defaultLevel }) => level !== defaultLevel)).toEqual(
      [],
    );
    expect(levelOf(defaults.policies, "ade-token-not-expiring")?.config).toEqual({
      renewBeforeDays: 30,
    });
  });
});

describe("a mistake in a profile is refused", () => {
  test.for([
    {
      when: "a policy is misspelt",
      content: { "ade-token-not-expried": "advisory" },
      says: "ade-token-not-expried: there is no such policy (did you mean ade-token-not-expired?).",
    },
    {
      when: "a property is misspelt",
      content: { "ade-token-not-expiring": { renewBeforDays: 45 } },
      says: "ade-token-not-expiring.renewBeforDays: there is no such property (did you mean renewBeforeDays?).",
    },
    {
      when: "a level is none of Pulumi's",
      content: { "ade-token-not-expired": "warning" },
      says: 'ade-token-not-expired: is "warning"; allowed: advisory, mandatory, disabled',
    },
    {
      when: "a level inside an object is none of Pulumi's",
      content: { "ade-token-not-expired": { enforcementLevel: "off" } },
      says: "allowed: advisory, mandatory, disabled",
    },
    ...[0, 367, 1.5, "abc", null].map((given) => ({
      when: `a threshold is ${given}`,
      content: { "ade-token-deadline-current": { maximumLeadDays: given } },
      says: `maximumLeadDays: is ${JSON.stringify(given)}; allowed: a whole number from 1 to 366.`,
    })),
    {
      when: "a threshold is none of the allowed",
      content: { "ade-token-sync-succeeds": { codeMeanings: { "2": "nonsense" } } },
      says: 'ade-token-sync-succeeds.codeMeanings: is {"2":"nonsense"}; allowed: Invalid option: expected one of "expired',
    },
    {
      when: "a limit is set that is a constant",
      content: { "ade-acknowledgement-valid": { maxDays: 60 } },
      says: "ade-acknowledgement-valid.maxDays: there is no such property",
    },
    {
      when: "all is an object",
      content: { all: {} },
      says: "all: is {}; allowed: advisory, mandatory, disabled.",
    },
    { when: "it is a list", content: [], says: "is no JSON object" },
    { when: "it is no JSON", content: "{", says: "is no JSON object" },
  ])("when $when", ({ content, says }) => {
    expect(() => loadProfile(profileWith(content))).toThrow(says);
  });

  it("with every mistake in one error", () => {
    const file = profileWith({ "ade-token-exist": "advisory", al: "advisory" });
    expect(() => loadProfile(file)).toThrow(/ade-token-exist: .*\n.*al: /);
  });

  it("when there is no such file, with what there is", () => {
    expect(() => loadProfile("pull-requests")).toThrow(
      "--profile pull-requests: there is no such file; a profile is one of pull-request, scheduled, record, or the path of a JSON file.",
    );
  });
});
