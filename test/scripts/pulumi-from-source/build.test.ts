import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { createMachine, older, removeMachines, wanted } from "../machine.ts";

/** Answers like Go of that version, and "builds" a CLI. */
const fakeGo = (version: string) => `#!/bin/sh
case $1 in
  env) echo go${version} ;;
  list) echo fmt ;;
  install) printf '#!/bin/sh\\necho v${wanted}\\n' > "$GOBIN/pulumi"; /bin/chmod +x "$GOBIN/pulumi" ;;
esac
`;

afterAll(removeMachines);

describe.concurrent("the Pulumi CLI, out of reach for a download", { timeout: 60_000 }, () => {
  test("is built where Go is new enough, with a language host of its own", async () => {
    const machine = createMachine("is out of reach");
    machine.write("bin/go", fakeGo("1.26.6"));
    const { code, output } = await machine.setUp();
    expect(output).toContain("the download failed: curl: (6) Could not resolve host: github.com");
    expect(output).toContain(`building Pulumi ${wanted} with Go 1.26.6`);
    expect(code).toBe(0);
    expect(readFileSync(machine.inCli("bin/pulumi-language-nodejs"), "utf8")).not.toContain(
      machine.at(),
    );
    expect(readdirSync(machine.inCli("language-host"))).toContain("language-host.ts");
  });

  test.for([
    {
      when: "Go is too old",
      go: "1.26.5",
      reason: "Go 1.26.6 or later could build it, this is 1.26.5",
    },
    {
      when: "there is no Go",
      go: undefined,
      reason: "Go 1.26.6 or later, which could build it, is not on PATH",
    },
  ])("is missing, in one sentence, when $when", async ({ go, reason }) => {
    const machine = createMachine("is out of reach");
    if (go) machine.write("bin/go", fakeGo(go));
    const { code, output } = await machine.setUp();
    expect(code).toBe(1);
    expect(output.trim().split("\n").at(-1)).toBe(
      `setup: Pulumi ${wanted} could not be installed: no Pulumi CLI is on PATH; ` +
        `the download failed: curl: (6) Could not resolve host: github.com; ${reason}. ` +
        `Install Pulumi ${wanted} or later: https://www.pulumi.com/docs/install/`,
    );
    expect(machine.installed()).toEqual([]);
  });

  test("is not built in another version than the one that is wanted", async () => {
    const machine = createMachine("is out of reach", older);
    machine.write("bin/go", fakeGo("1.27.0"));
    expect((await machine.setUp()).output).toContain(`only ${wanted} can be built from source`);
  });

  test("is missing when the folder that can build it was deleted", async () => {
    const machine = createMachine("is out of reach");
    machine.write("bin/go", fakeGo("1.27.0"));
    rmSync(machine.at("checkout/scripts/pulumi-from-source"), { recursive: true });
    const { code, output } = await machine.setUp();
    expect(code).toBe(1);
    expect(output).toContain("scripts/pulumi-from-source is absent");
  });

  test("leaves nothing half done when the build fails", async () => {
    const machine = createMachine("is out of reach");
    machine.write(
      "bin/go",
      fakeGo("1.27.0").replace("install)", "install) echo no space left >&2; exit 1;;\n  x)"),
    );
    const { code, output } = await machine.setUp();
    expect(code).toBe(1);
    expect(output).toContain("`go install` failed: no space left");
    expect(existsSync(machine.inCli())).toBe(false);
    expect(machine.installed()).toEqual([]);
  });
});
