import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fencedIn } from "./markdown.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/several-tenants.md"), "utf8");
const [shared = ""] = fencedIn(page, "yaml");
/** Without what stands above each column. */
const [, ...shown] =
  /```\n(\$ npx pulumi config[^]*?)```/.exec(page)?.[1]?.split(/^\$ .*\n/m) ?? [];

/** What the page says of Pulumi, asked of Pulumi. */
describe("the configuration of several tenants", { timeout: 60_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), "several-tenants-"));
  let folder = join(home, "begun");
  beforeAll(() => {
    mkdirSync(folder);
    writeFileSync(join(folder, "Pulumi.yaml"), `name: ade\nruntime: nodejs\n${shared}`);
    for (const stack of ["contoso", "fabrikam"]) pulumi("stack", "init", stack, "--no-select");
  });
  beforeEach(({ task }) => {
    folder = join(home, task.id);
    cpSync(join(home, "begun"), folder, { recursive: true });
  });
  afterAll(() => rmSync(home, { recursive: true }));

  function pulumi(...args: readonly string[]): string {
    const env = {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      PULUMI_BACKEND_URL: `file://${folder}`,
      PULUMI_CONFIG_PASSPHRASE: "",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
    return execFileSync("pulumi", args, { cwd: folder, env, stdio: "pipe" }).toString();
  }

  const own = (stack: string, text: string) =>
    writeFileSync(join(folder, `Pulumi.${stack}.yaml`), `config:\n${text}`, { flag: "a" });
  const defaultsOf = (stack: string) =>
    `${/^apple-ade:defaults .*$/m.exec(pulumi("config", "--stack", stack))}\n`;

  it("takes an object of the project whole, or the stack's own instead", () => {
    own("fabrikam", "  apple-ade:defaults:\n    owner: Fabrikam IT\n");
    expect(["contoso", "fabrikam"].map(defaultsOf)).toEqual(shown);
  });

  it("loses the rest of the project's object when one key of it is set", () => {
    const path = ["--path", "apple-ade:defaults.owner", "Fabrikam IT"];
    pulumi("config", "set", ...path, "--stack", "contoso");
    expect(defaultsOf("contoso")).toEqual(shown[1]);
  });

  it("has to stand below value in the project's file", () => {
    const bare = "config:\n  apple-ade:defaults:\n    owner: Managed devices\n";
    writeFileSync(join(folder, "Pulumi.yaml"), `name: ade\nruntime: nodejs\n${bare}`);
    expect(() => defaultsOf("contoso")).toThrow("could not validate");
  });
});
