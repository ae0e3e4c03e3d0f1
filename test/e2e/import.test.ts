import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { type Ended, runHere } from "../cli/in-process.ts";
import { confidential, findings, openStage, pack, type Stage } from "./stage.ts";

/** `apple-ade import` as a person runs it, in that folder. */
async function appleAde(
  { workspace }: Pick<Stage, "workspace">,
  args: readonly string[],
  cwd = resolve("."),
): Promise<Ended> {
  const folder = process.cwd();
  process.chdir(cwd);
  try {
    return await runHere(["import", ...args], { ...process.env, ...workspace.env });
  } finally {
    process.chdir(folder);
  }
}

/** A stack's file that says no more than which tenant it is. */
function bareFile({ workspace, tenant }: Stage): string {
  const [salt] = readFileSync(workspace.stackFile, "utf8").split("\n");
  const settings = `config: # of Contoso\n    apple-ade:graph: { endpoint: "${tenant.endpoint}" }\n`;
  const text = `${salt}\n${settings}    # owners: see the wiki\n\n# the end`;
  writeFileSync(workspace.stackFile, text, { mode: 0o640 });
  return text;
}

/** One tenant for all of them: the credential library keeps the first sign-in of a process. */
describe("apple-ade import", { timeout: 120_000 }, () => {
  let stage: Stage;
  let original: string;

  beforeAll(async () => {
    stage = await openStage(defaultScenario);
    original = readFileSync(stage.workspace.stackFile, "utf8");
  });

  beforeEach(() => writeFileSync(stage.workspace.stackFile, original));

  afterAll(() => stage[Symbol.asyncDispose]());

  it("declares a whole tenant, so that a preview finds only what is really wrong", async () => {
    const bare = bareFile(stage);
    const file = stage.workspace.stackFile;
    const mode = statSync(file).mode;
    const args = ["--stack", "demo", "--config-file", file];

    const printed = await appleAde(stage, args);
    expect(printed, printed.err).toMatchObject({ status: 0 });
    expect(readFileSync(file, "utf8")).toBe(bare);

    const written = await appleAde(stage, [...args, "--write"]);
    expect(written, written.err).toMatchObject({ status: 0 });
    const text = readFileSync(file, "utf8");
    for (const comment of ["# of Contoso\n", "# owners: see the wiki\n", "# the end\n"])
      expect(text).toContain(comment);
    expect(text).toContain("\n    apple-ade:tokens:\n");
    const { "apple-ade:graph": _, ...declared } = parse(text).config;
    expect(declared).toEqual(parse(printed.out).config);
    expect(statSync(file).mode).toBe(mode);
    for (const secret of confidential)
      expect(text + written.out + written.err).not.toContain(secret);

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
    expect(again.err).toMatch(/^New: nothing\.$/m);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("says in one sentence what is missing, and which command gives it", async ({
    onTestFinished,
  }) => {
    const { stackFile } = stage.workspace;
    const asked = stage.tenant.requests.length;
    const unknown = await appleAde(stage, ["--stack", "nope"]);
    expect(unknown).toMatchObject({ status: 2, out: "" });
    expect(unknown.err).toContain("npx pulumi stack init nope");

    const unselected = await appleAde(stage, ["--config-file", stackFile]);
    expect(unselected).toMatchObject({ status: 2, out: "" });
    expect(unselected.err).toContain("apple-ade import --stack NAME");

    const elsewhere = mkdtempSync(join(tmpdir(), "no-project-"));
    onTestFinished(() => rmSync(elsewhere, { recursive: true }));
    const lost = await appleAde(stage, [], elsewhere);
    expect(lost).toMatchObject({ status: 2, out: "" });
    expect(lost.err).toContain("Run it in the folder of Pulumi.yaml, or below it.");

    const args = ["--stack", "demo", "--config-file", stackFile];
    writeFileSync(stackFile, "config:\n  apple-ade:tenant: Contoso\n");
    const nowhere = await appleAde(stage, args);
    expect(nowhere).toMatchObject({ status: 2, out: "" });
    expect(nowhere.err).toMatch(/^ {2}tenantId: missing; write the Entra tenant's id, a GUID$/m);
    expect(nowhere.err).toContain(
      `npx pulumi config set apple-ade:tenantId <GUID> --stack demo --config-file ${stackFile}`,
    );
    expect(stage.tenant.requests).toHaveLength(asked);
  });

  it("reads what is encrypted, and neither shows nor changes it", async () => {
    const { workspace } = stage;
    bareFile(stage);
    const macs = "apple-ade:tokens.macs";
    const plain = [`${macs}.tokenName=Design Macs`, `${macs}.renewBy=2020-01-01`];
    await stage.pulumi([
      "config",
      "set-all",
      "--path",
      ...plain.flatMap((each) => ["--plaintext", each]),
      "--secret",
      `${macs}.appleIdentifier=ade@contoso.example`,
    ]);
    const before = readFileSync(workspace.stackFile, "utf8");
    const args = ["--stack", "demo", "--config-file", workspace.stackFile, "--write"];
    const { status, out, err } = await appleAde(stage, args);
    expect({ status, err }).toMatchObject({ status: 0 });
    expect(err).toContain("Renewed: 1.");
    expect(out + err).not.toContain("ade@contoso.example");
    const after = readFileSync(workspace.stackFile, "utf8");
    const secure = /secure: \S+/.exec(before)?.[0] ?? "none";
    expect(after).toContain(secure);
    expect(parse(after).config["apple-ade:tokens"].macs.renewBy).not.toBe("2020-01-01");
    expect(out).toContain(secure);
  });
});
