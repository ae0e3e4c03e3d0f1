import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { startDemoTenant } from "../../demo/server.ts";
import { packageRoot } from "../../cli/package-root.ts";
import { wantedCli } from "../../scripts/setup/cli.js";
import { begin, copyProject, installs, openHome, readmeCommands } from "./fresh-project.ts";

const run = promisify(execFile);
const home = openHome("readme");

describe("the README, word for word", () => {
  it("leads from an empty directory to a tenant that is declared, judged and recorded", async () => {
    // Its first lines, from an empty directory, have run already.
    const begun = await begin();
    const folder = join(home, basename(begun));
    copyProject(begun, folder);
    const commands = readmeCommands();
    const next = commands.findIndex((line) => line.startsWith(installs)) + 1;
    await using tenant = await startDemoTenant({ scenario: devicesHealthy, now: new Date() });
    // The tenant is the demo's.
    const played = `npx --no-install pulumi config set --path apple-ade:graph.endpoint ${tenant.endpoint}`;
    const script = commands
      .slice(next)
      .flatMap((line) => [
        `echo "$ ${line.replaceAll(/["'$]/g, "")}"`,
        line,
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
      // The project's own is older, and would have to be downloaded.
      PULUMI_VERSION: wantedCli(packageRoot).version,
      no_grpc_proxy: "127.0.0.1",
      ADE_AS_OF: "",
    };
    const { stdout } = await run("bash", ["-ec", script.join("\n")], { cwd: folder, env });
    const [, first = "", , fixed = ""] = stdout.split(
      /^\$ npx --no-install apple-ade check$|^\$ npx --no-install pulumi config set.*$/m,
    );
    expect(first).toContain("ade-tenant-tokens-owned");
    // The line may be folded at any of its spaces.
    expect(fixed.replaceAll(/\s+/g, " ")).toMatch(
      /✅ Contoso: all \d tokens and the push certificate healthy, next deadline \d{4}-\d\d-\d\d /,
    );
    expect(fixed).toMatch(/^Resources:\n +\+ \d created/m);
    const written = readFileSync(join(folder, "Pulumi.contoso.yaml"), "utf8");
    expect(written).toMatch(/^ {2}apple-ade:tokens:\n(?: {4}.*\n)+/m);
    expect(written).toContain("owner: Endpoint team <endpoint@contoso.example>");

    const misspelt = written.replace("renewBy:", "renewby:");
    writeFileSync(join(folder, "Pulumi.contoso.yaml"), misspelt);
    const check = "npx --no-install apple-ade check";
    const failed = await run("bash", ["-c", `${check} || true`], { cwd: folder, env });
    expect(failed.stdout.replaceAll(/\s+/g, " ")).toContain(
      "renewby: unknown key, did you mean renewBy?",
    );
  }, 180_000);
});
