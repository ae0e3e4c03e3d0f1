import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { acknowledge, type Acceptance } from "../../../cli/acknowledge/acknowledge.ts";
import { Refusal } from "../../../cli/refusal.ts";
import type { Configuration } from "../../stack/declarations.ts";
import { pulumiOf } from "../import/stage.ts";

const now = new Date("2026-11-23T10:00:00Z");

const head = `config:
  apple-ade:tenantId: 3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10
  # ours
  apple-ade:tokens:
    corporate:
      tokenName: Corporate iPhones
      renewBy: "2027-02-01"
      expiresAt: "2027-03-01T09:00:00Z" # until then
`;
const kiosk = `    kiosk: { tokenName: Kiosk, renewBy: "2026-12-01" }\n`;

async function run(
  given: Partial<Acceptance> = {},
  text = head + kiosk,
  project: Configuration = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "acknowledge-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const configFile = join(folder, "Pulumi.contoso.yaml");
  writeFileSync(configFile, text);
  const out: string[] = [];
  const said: string[] = [];
  const delivery = {
    pulumi: pulumiOf(project),
    print: async (shown: string) => void out.push(shown),
    say: (line: string) => said.push(line),
    color: false,
  };
  const whole = {
    stack: "contoso",
    configFile,
    token: "corporate",
    policy: "ade-token-terms-accepted",
    reason: "Legal reviews Apple's new terms",
    until: "2026-12-05",
    owner: "Legal",
    ...given,
  };
  const error = await acknowledge(whole, delivery, now).catch((reason: unknown) => reason);
  return { error, out: out.join(""), said, text: readFileSync(configFile, "utf8") };
}

const written = (until: string) => `      acknowledgements:
        - policy: ade-token-terms-accepted
          reason: Legal reviews Apple's new terms
          owner: Legal
          until: "${until}"
          expiresAt: "2027-03-01T09:00:00Z"
`;

describe("apple-ade acknowledge", () => {
  it.for(["corporate", "Corporate iPhones"])("writes it for %s, and shows it", async (token) => {
    const { error, out, said, text } = await run({ token });
    expect(error).toBeUndefined();
    expect(text).toBe(head + written("2026-12-05") + kiosk);
    expect(out).toContain('+          until: "2026-12-05"');
    expect(said).toEqual([
      expect.stringMatching(/Pulumi\.contoso\.yaml is written\. Preview it\.$/),
    ]);
  });

  it("replaces one of the same policy, and keeps those of others", async () => {
    const other = `        - { policy: ade-token-synced-recently, reason: a, owner: b, until: "2026-12-01", expiresAt: "2027-03-01T09:00:00Z" } # kept\n`;
    const given = head + written("2026-11-24") + other + kiosk;
    const { text } = await run({}, given);
    const [policies, untils] = [/(?<=policy: )[\w-]+/g, /(?<=until: ")[\d-]+/g].map((each) => [
      ...(text.match(each) ?? []),
    ]);
    expect(policies).toEqual(["ade-token-synced-recently", "ade-token-terms-accepted"]);
    expect(untils).toEqual(["2026-12-01", "2026-12-05"]);
    expect(text).toContain("# kept");
  });

  test.for([
    { given: { token: "corporat" }, says: "no such token is declared (did you mean corporate?)" },
    { given: { policy: "ade-token-term" }, says: "there is no such policy of an ADE token" },
    { given: { policy: "ade-token-exists" }, says: "its finding cannot be acknowledged" },
    { given: { until: "2026-12-24" }, says: "until 2026-12-24 is more than 30 days ahead" },
    { given: { until: "soon" }, says: "until is no date" },
    { given: { token: "kiosk" }, says: "apple-ade:tokens.kiosk has no expiresAt" },
    { given: { owner: undefined }, says: "--owner is missing: who decides?" },
  ])("refuses $given, and writes nothing", async ({ given, says }) => {
    const { error, text } = await run(given);
    expect(error).toBeInstanceOf(Refusal);
    expect(String(error)).toContain(says);
    expect(text).toBe(head + kiosk);
  });

  it("prints what to put in where the token is not declared in the file", async () => {
    const token = { tokenName: "A", renewBy: "2027-02-01", expiresAt: "2027-03-01T09:00:00Z" };
    const text = "config:\n  apple-ade:tenantId: 3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10\n";
    const shared = await run({}, text, { tokens: { corporate: token } });
    expect(String(shared.error)).toMatch(
      /was not changed: apple-ade:tokens\.corporate is not in it\.\n {2}Put in by hand, under/,
    );
    expect(shared.text).toBe(text);
  });
});
