import { describe, expect, it, test, vi } from "vitest";
import { declarationsOf } from "../../../cli/import/configuration.ts";
import { type Pulumi, runPulumi } from "../../../cli/pulumi.ts";
import { readSettings } from "../../../cli/import/stack-settings.ts";
import { Refusal } from "../../../cli/refusal.ts";
import { readDeclarations } from "../../../stack/declaration/from-config.ts";

const tenantId = "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";

/** A CLI that gives this configuration for the stack `prod`, and notes what it was asked. */
function pulumiWith(config: Readonly<Record<string, object>>) {
  const asked: string[] = [];
  const pulumi: Pulumi = (args) => {
    asked.push(args.join(" "));
    const shown = args.includes("--show-secrets");
    const masked = Object.entries(config).map(([key, value]) => [
      key,
      "secret" in value && !shown ? { secret: true } : value,
    ]);
    const out = args[0] === "stack" ? "prod\n" : JSON.stringify(Object.fromEntries(masked));
    return Promise.resolve({ status: 0, out, err: "warning: No value for configuration key\n" });
  };
  return { pulumi, asked };
}

const garbled: Pulumi = async () => ({ status: 0, out: "s3cret", err: "warning: old\n" });
const failing = (err: string) => async () => ({ status: 255, out: "", err });

describe("a stack's settings", () => {
  it("are the effective ones of the selected stack, without those of others", async () => {
    const { pulumi, asked } = pulumiWith({
      "apple-ade:tenantId": { value: tenantId },
      "apple-ade:tokens": { value: "{}", objectValue: {} },
      "aws:region": { value: "eu" },
    });
    const settings = await readSettings(pulumi, { stack: undefined, configFile: "some.yaml" });
    expect(settings).toEqual({
      stack: "prod",
      configFile: "some.yaml",
      file: "some.yaml",
      config: { "apple-ade:tenantId": tenantId, "apple-ade:tokens": "{}" },
      secretKeys: [],
    });
    expect(asked).toEqual([
      "stack --show-name",
      "config --json --stack prod --config-file some.yaml",
    ]);
  });

  it("stand in the stack's own file, unless another is named", async () => {
    const { pulumi, asked } = pulumiWith({});
    const settings = await readSettings(pulumi, { stack: "acme/ade/prod", configFile: undefined });
    expect(settings.file).toMatch(/[\\/]Pulumi\.prod\.yaml$/);
    expect(asked).toEqual(["config --json --stack acme/ade/prod"]);
  });

  it("are decrypted where one of ours is encrypted, and only there", async () => {
    const choice = { stack: "prod", configFile: undefined };
    const ours = pulumiWith({ "apple-ade:tokens": { value: "{}", secret: true } });
    expect((await readSettings(ours.pulumi, choice)).config).toEqual({ "apple-ade:tokens": "{}" });
    expect(ours.asked.at(-1)).toBe("config --json --stack prod --show-secrets");
    const theirs = pulumiWith({ "aws:key": { value: "1", secret: true } });
    expect((await readSettings(theirs.pulumi, choice)).config).toEqual({});
    expect(theirs.asked).toHaveLength(1);
  });

  test.for([
    {
      said: "error: no Pulumi.yaml project file found (searching upwards from /x)",
      cure: "Run it in the folder of Pulumi.yaml, or below it.",
    },
    { said: "error: no stack selected; please use", cure: "apple-ade import --stack NAME" },
    { said: "error: no stack named 'prod' found", cure: "npx pulumi stack init prod." },
    { said: "error: incorrect passphrase", cure: "export PULUMI_CONFIG_PASSPHRASE=…" },
    { said: "error: PULUMI_ACCESS_TOKEN must be set for login", cure: "npx pulumi login" },
    { said: "error: \u001B[1mdisk full", cure: "" },
  ])("that cannot be read are a refusal with the cure: $said", async ({ said, cure }) => {
    for (const stack of ["prod", undefined]) {
      const refused = await readSettings(failing(`${said}\n`), {
        stack,
        configFile: undefined,
      }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Refusal);
      const text = String(refused);
      expect(text).toContain(said.replace("\u001B", String.raw`\u{1b}`));
      expect(text.replace("init NAME.", "init prod.")).toContain(cure);
    }
  });

  it("are refused where Pulumi answers no JSON, of which nothing is shown", async () => {
    const choice = { stack: "prod", configFile: undefined };
    await expect(readSettings(garbled, choice)).rejects.toThrow(
      new Refusal("Pulumi answered no JSON about prod:", ["warning: old"]),
    );
  });

  it("need the Pulumi CLI", async () => {
    vi.stubEnv("PATH", "");
    await expect(runPulumi(["version"])).rejects.toThrow(
      new Refusal(
        "The Pulumi CLI was not found: npm install pulumi@3.259.0, or put pulumi on the PATH.",
      ),
    );
  });
});

function messageOf(throwing: () => unknown): string {
  try {
    throwing();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}

const declared = (config: Readonly<Record<string, string>>, configFile?: string) =>
  declarationsOf({ stack: "prod", config, configFile });

describe("what a stack declares", () => {
  test.for([{}, { "apple-ade:tokens": "" }, { "apple-ade:tokens": "{}" }])(
    "may be no token: %o",
    (tokens) => {
      expect(declared({ "apple-ade:tenantId": tenantId, ...tokens }).tokens.size).toBe(0);
    },
  );

  it("is refused as in a preview", () => {
    const config = { "apple-ade:tenantId": "x", "apple-ade:tokns": "{}" };
    const previewed = () => readDeclarations({ ...config, "apple-ade:tokens": "{}" }, "prod");
    expect(previewed).toThrow("2 problems under apple-ade; nothing was read.");
    const said = messageOf(previewed);
    expect(() => declared(config)).toThrow(new Refusal(said));
  });

  it("is refused without a word of what is secret", () => {
    const tokens = JSON.stringify({ a: { appleIdentifier: "x", renewBy: "hidden" } });
    const config = { "apple-ade:tenantId": tenantId, "apple-ade:tokens": tokens };
    const secretKeys = ["apple-ade:tokens"];
    expect(messageOf(() => declarationsOf({ stack: "prod", config, secretKeys }))).toContain(
      "tokens.a.renewBy: is not usable; write a date",
    );
  });

  it("is refused without a tenant, with the command that sets it", () => {
    const command = "npx pulumi config set apple-ade:tenantId <GUID> --stack prod";
    expect(() => declared({})).toThrow(`  ${command}\n  The GUID: Entra admin centre`);
    expect(() => declared({}, "some.yaml")).toThrow(`  ${command} --config-file some.yaml\n`);
  });
});
