import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "../../demo/pulumi-workspace.ts";
import { formats } from "../../cli/formats/catalog.ts";
import { findings, withProfile } from "../e2e/stage.ts";
import { declared, filesWith, wordsIn } from "./canaries.ts";
import { openVault, type Vault } from "./vault.ts";

const record = withProfile("record");

/** The most that Pulumi says while it masks the secrets that it knows, and all of the others. */
const loud = ["--debug", "--logflow", "-v=8"];
const loudEnv = {
  AZURE_LOG_LEVEL: "verbose",
  DEBUG: "*",
  NODE_DEBUG: "http,https,net,tls,fetch,undici",
  GRPC_TRACE: "all",
  GRPC_VERBOSITY: "DEBUG",
};

/** Where Pulumi keeps configuration: the stack's file, state with history, events, its own log. */
const pulumisOwn = /^(?:Pulumi\.demo\.yaml|events-\d+\.json|state\/\.pulumi\/.*|tmp\/pulumi\..*)$/;

describe("what is secret or personal", { timeout: 240_000 }, () => {
  let vault: Vault;
  let up: Operation;
  let refresh: Operation;
  let loudest: Operation;
  let checked: Awaited<ReturnType<Vault["check"]>>;
  let keptOf: Readonly<Record<keyof typeof declared, readonly string[]>>;

  beforeAll(async () => {
    vault = await openVault();
    const key = "apple-ade:tokens.corporate.appleIdentifier";
    await vault.run(["config", "set", "--secret", "--path", key, declared.secret]);
    up = await vault.run(["up", "--yes", "--skip-preview", ...loud, ...record], { env: loudEnv });
    refresh = await vault.run(["refresh", "--yes", "--skip-preview"]);
    checked = await vault.check(loudEnv);
    keptOf = {
      plain: Object.keys(filesWith(vault.directory, [declared.plain])),
      secret: Object.keys(filesWith(vault.directory, [declared.secret])),
    };
    const trace = ["--tracing", `file:${join(vault.directory, "trace.json")}`];
    const everything = ["--debug", "--logtostderr", "--logflow", "-v=11", ...trace];
    loudest = await vault.run(["preview", ...everything, ...record], { env: loudEnv });
  }, 240_000);

  afterAll(() => vault[Symbol.asyncDispose]());

  it("was read, compared and recorded", () => {
    for (const { status, output } of [up, refresh, loudest]) expect(status, output).toBe(0);
    expect(checked.status, checked.output).toBe(1);
    expect(findings(up)).toMatchObject({
      corporate: expect.arrayContaining(["ade-token-identity-unchanged"]),
      "push-certificate": ["apns-certificate-identity-unchanged"],
    });
    expect(vault.records().join("\n")).toContain('"total":5');
    expect(vault.secrets().length).toBeGreaterThan(14);
  });

  it.for(["up", "refresh", "loudest", "checked"] as const)("is not in the output of %s", (name) => {
    const { output } = { up, refresh, loudest, checked }[name];
    expect(wordsIn(output, vault.secrets())).toEqual([]);
  });

  it("is in no file, be it state, history, backup, event, log, trace or anything else", () => {
    expect(filesWith(vault.directory, vault.secrets())).toEqual({});
    // There were such files.
    expect(Object.keys(filesWith(vault.directory, ["apple-ade", "Contoso"]))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^events-/),
        expect.stringMatching(/^state\/\.pulumi\/history\//),
        expect.stringMatching(/^state\/\.pulumi\/backups\//),
        expect.stringMatching(/^tmp\/pulumi\..*log/),
        "trace.json",
        ...formats.map(({ name }) => `reports/${name}`),
      ]),
    );
  });

  it("stands where Pulumi keeps configuration and nowhere else, if it is declared in clear", () => {
    expect(keptOf.plain).toContain("Pulumi.demo.yaml");
    expect(keptOf.plain.filter((file) => !pulumisOwn.test(file))).toEqual([]);
    for (const { output } of [refresh, checked]) expect(output).not.toContain(declared.plain);
    expect(vault.records().filter((text) => text.includes(declared.plain))).toEqual([]);
    const said = up.events.flatMap(({ policyEvent }) => policyEvent?.message ?? []);
    expect(said.filter((text) => text.includes(declared.plain))).toEqual([]);
  });

  it("stands nowhere in clear, if it is declared as a secret", () => {
    expect(keptOf.secret).toEqual([]);
    expect(up.output).not.toContain(declared.secret);
    expect(refresh.output).not.toContain(declared.secret);
  });
});
