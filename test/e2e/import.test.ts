import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { confidential, findings, openStage, pack, type Stage } from "./stage.ts";

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly said: string;
}

const command = resolve("cli/apple-ade.js");

/** `apple-ade import` as a person runs it. */
function appleAde(
  { workspace }: Pick<Stage, "workspace">,
  args: readonly string[],
  cwd = resolve("."),
): Promise<Ended> {
  const env = { ...process.env, ...workspace.env };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [command, "import", ...args],
      { cwd, env },
      (_, out, said) => done({ status: child.exitCode ?? -1, out, said }),
    );
  });
}

/** A stack's file that says no more than which tenant it is. */
function bareFile({ workspace, tenant }: Stage): string {
  const [salt] = readFileSync(workspace.stackFile, "utf8").split("\n");
  const settings = `config: # of Contoso\n    apple-ade:graph: { endpoint: "${tenant.endpoint}" }\n`;
  const text = `${salt}\n${settings}    # owners: see the wiki\n\n# the end`;
  writeFileSync(workspace.stackFile, text, { mode: 0o640 });
  return text;
}

describe.concurrent("apple-ade import", { timeout: 120_000 }, () => {
  it("declares a whole tenant, so that a preview finds only what is really wrong", async () => {
    await using stage = await openStage(defaultScenario);
    const bare = bareFile(stage);
    const file = stage.workspace.stackFile;
    const mode = statSync(file).mode;
    const args = ["--stack", "demo", "--config-file", file];

    const printed = await appleAde(stage, args);
    expect(printed, printed.said).toMatchObject({ status: 0 });
    expect(readFileSync(file, "utf8")).toBe(bare);

    const written = await appleAde(stage, [...args, "--write"]);
    expect(written, written.said).toMatchObject({ status: 0 });
    const text = readFileSync(file, "utf8");
    for (const comment of ["# of Contoso\n", "# owners: see the wiki\n", "# the end\n"])
      expect(text).toContain(comment);
    expect(text).toContain("\n    apple-ade:tokens:\n");
    const { "apple-ade:graph": _, ...declared } = parse(text).config;
    expect(declared).toEqual(parse(printed.out).config);
    expect(statSync(file).mode).toBe(mode);
    for (const secret of confidential)
      expect(text + written.out + written.said).not.toContain(secret);

    expect(findings(await stage.pulumi(["preview", ...pack]))).toEqual({
      demo: ["ade-tenant-tokens-owned"],
      "design-macs": ["ade-token-not-expiring"],
      "executive-iphones": ["ade-token-first-sync-pending"],
      "field-service-ipads": ["ade-token-sync-restored-in-time", "ade-token-sync-succeeds"],
      "meeting-room-apple-tvs": ["ade-token-sync-not-stale", "ade-token-synced-recently"],
      "store-ipads": ["ade-token-not-expired"],
      "training-academy": ["ade-token-terms-accepted"],
    });

    const again = await appleAde(stage, [...args, "--write"]);
    expect(again).toMatchObject({ status: 0, out: "" });
    expect(again.said).toMatch(/^New: nothing\.$/m);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("says in one sentence what is missing, and which command gives it", async ({
    onTestFinished,
  }) => {
    await using stage = await openStage(defaultScenario);
    const { stackFile } = stage.workspace;
    const unknown = await appleAde(stage, ["--stack", "nope"]);
    expect(unknown).toMatchObject({ status: 2, out: "" });
    expect(unknown.said).toContain("npx pulumi stack init nope");

    const unselected = await appleAde(stage, ["--config-file", stackFile]);
    expect(unselected).toMatchObject({ status: 2, out: "" });
    expect(unselected.said).toContain("apple-ade import --stack NAME");

    const elsewhere = mkdtempSync(join(tmpdir(), "no-project-"));
    onTestFinished(() => rmSync(elsewhere, { recursive: true }));
    const lost = await appleAde(stage, [], elsewhere);
    expect(lost).toMatchObject({ status: 2, out: "" });
    expect(lost.said).toContain("Run it in the folder of Pulumi.yaml, or below it.");

    const args = ["--stack", "demo", "--config-file", stackFile];
    writeFileSync(stackFile, "config:\n  apple-ade:tenant: Contoso\n");
    const nowhere = await appleAde(stage, args);
    expect(nowhere).toMatchObject({ status: 2, out: "" });
    expect(nowhere.said).toMatch(/^ {2}tenantId: missing; write the Entra tenant's id, a GUID$/m);
    expect(nowhere.said).toContain(
      `npx pulumi config set apple-ade:tenantId <GUID> --stack demo --config-file ${stackFile}`,
    );
    expect(stage.tenant.requests).toEqual([]);
  });

  it("reads what is encrypted, and neither shows nor changes it", async () => {
    await using stage = await openStage(defaultScenario);
    const { workspace } = stage;
    bareFile(stage);
    const set = ["config", "set", "--secret", "--path"];
    await stage.pulumi([
      "config",
      "set",
      "--path",
      "apple-ade:tokens.macs.tokenName",
      "Design Macs",
    ]);
    await stage.pulumi(["config", "set", "--path", "apple-ade:tokens.macs.renewBy", "2020-01-01"]);
    await stage.pulumi([...set, "apple-ade:tokens.macs.appleIdentifier", "ade@contoso.example"]);
    const before = readFileSync(workspace.stackFile, "utf8");
    const args = ["--stack", "demo", "--config-file", workspace.stackFile, "--write"];
    const { status, out, said } = await appleAde(stage, args);
    expect({ status, said }).toMatchObject({ status: 0 });
    expect(said).toContain("Renewed: 1.");
    expect(out + said).not.toContain("ade@contoso.example");
    const after = readFileSync(workspace.stackFile, "utf8");
    const secure = /secure: \S+/.exec(before)?.[0] ?? "none";
    expect(after).toContain(secure);
    expect(parse(after).config["apple-ade:tokens"].macs.renewBy).not.toBe("2020-01-01");
    expect(out).toContain(secure);
  });
});
