import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { startDemoTenant } from "../../demo/server.ts";
import { pack } from "./fresh-project.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const home = mkdtempSync(join(tmpdir(), "apple-ade-readme-"));

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What the README has somebody type, in the order in which it stands there. */
function commands(): readonly string[] {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, part = ""] =
    /<!-- from an empty directory -->([^]*?)<!-- \/from an empty directory -->/.exec(readme) ?? [];
  return [...part.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = ""]) =>
    block.split("\n").filter((line) => line !== ""),
  );
}

describe("the README, word for word", () => {
  it("leads from an empty directory to a tenant that is declared, judged and recorded", async () => {
    const { tarball } = await pack(root);
    await using tenant = await startDemoTenant({ scenario: devicesHealthy, now: new Date() });
    // What is not published here comes from the packed file, and the tenant is the demo's.
    const played = `npx --no-install pulumi config set --path apple-ade:graph.endpoint ${tenant.endpoint}`;
    const script = commands().flatMap((line) => [
      `echo "$ ${line.replaceAll(/["'$]/g, "")}"`,
      line.replace("npm install pulumi-apple-ade", `npm install --prefer-offline ${tarball}`),
      ...(line.includes("stack init") ? [played] : []),
    ]);
    const env = {
      ...process.env,
      ...tenant.env,
      // As somebody has it who begins: no packages of this project.
      PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
      PULUMI_BACKEND_URL: `file://${home}`,
      PULUMI_CONFIG_PASSPHRASE: "",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      no_grpc_proxy: "127.0.0.1",
      ADE_AS_OF: "",
    };
    const { stdout } = await run("bash", ["-ec", script.join("\n")], { cwd: home, env });
    const [, first = "", , fixed = ""] = stdout.split(
      /^\$ npx --no-install apple-ade check$|^\$ npx --no-install pulumi config set.*$/m,
    );
    expect(first).toContain("ade-tenant-tokens-owned");
    // The line may be folded at any of its spaces.
    expect(fixed.replaceAll(/\s+/g, " ")).toMatch(
      /✅ Contoso: all \d tokens and the push certificate healthy, next deadline \d{4}-\d\d-\d\d /,
    );
    expect(fixed).toMatch(/^Resources:\n +\+ \d created/m);
    const written = readFileSync(join(home, "ade", "Pulumi.contoso.yaml"), "utf8");
    expect(written).toMatch(/^ {2}apple-ade:tokens:\n(?: {4}.*\n)+/m);
    expect(written).toContain("owner: Endpoint team <endpoint@contoso.example>");

    const misspelt = written.replace("renewBy:", "renewby:");
    writeFileSync(join(home, "ade", "Pulumi.contoso.yaml"), misspelt);
    const check = "npx --no-install apple-ade check";
    const failed = await run("bash", ["-c", `${check} || true`], { cwd: join(home, "ade"), env });
    expect(failed.stdout.replaceAll(/\s+/g, " ")).toContain(
      "renewby: unknown key, did you mean renewBy?",
    );
  }, 180_000);
});
