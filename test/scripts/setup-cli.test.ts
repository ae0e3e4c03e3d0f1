import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { cliOf, createMachine, finish, older, removeMachines, wanted } from "./machine.ts";

type Machine = ReturnType<typeof createMachine>;

const patient = { timeout: 30_000 };

afterAll(removeMachines);

describe.concurrent("the Pulumi CLI", { timeout: 60_000 }, () => {
  test("is linked when a sufficient one is on PATH", async () => {
    const machine = createMachine();
    for (const [file, text] of Object.entries(cliOf("bin", "3.1000.0"))) machine.write(file, text);
    expect(await machine.setUp()).toMatchObject({
      code: 0,
      output: expect.stringContaining("Pulumi 3.1000.0)"),
    });
    expect(readlinkSync(machine.inCli("bin/pulumi"))).toBe(machine.at("bin/pulumi"));
    expect(machine.calls()).toEqual(["npm ci"]);
  });

  test("is not half there after an interrupted download", async () => {
    const machine = createMachine("hangs");
    const interrupted = machine.start();
    const end = finish(interrupted);
    await expect.poll(machine.calls, patient).toContain("download");
    interrupted.kill("SIGTERM");
    await end;
    expect(existsSync(machine.inCli())).toBe(false);
    machine.write("release-mode", "installs");
    expect(await machine.setUp()).toMatchObject({ code: 0 });
    expect(machine.installed()).toEqual([wanted]);
  });

  test.for([
    { against: "the pinned checksum", version: older, pinned: true },
    { against: "the one that the release names", version: wanted, pinned: false },
  ])("is not used when it is another by $against", async ({ version, pinned }) => {
    const machine = createMachine("is another", version);
    const { code, output } = await machine.setUp();
    expect(code).toBe(1);
    expect(output).toContain(`pulumi-v${version}-`);
    expect(output).toMatch(/\.tar\.gz has the SHA-256 \w{64}, not \w{64}\n/);
    expect(output.includes("is pinned here")).toBe(!pinned);
    expect(machine.installed()).toEqual([]);
  });

  test("is not used when the release does not name it", async () => {
    const machine = createMachine();
    machine.write("checksums.txt", "");
    const { code, output } = await machine.setUp();
    expect(code).toBe(1);
    expect(output).toMatch(/pulumi-\S+-checksums\.txt does not name pulumi-v\S+\.tar\.gz\n/);
    expect(machine.calls()).toEqual(["npm ci"]);
  });

  test("is the very version that PULUMI_VERSION names, and no later one", async () => {
    const machine = createMachine("installs", older);
    for (const [file, text] of Object.entries(cliOf("bin", wanted))) machine.write(file, text);
    const { output } = await machine.setUp();
    expect(output).toContain(`${machine.at("bin/pulumi")} is Pulumi ${wanted}\n`);
    expect(output).toContain(`Pulumi ${older})`);
  });

  test("is asked its version only once", async () => {
    const machine = createMachine();
    const counted = `#!/bin/sh\necho >> "${machine.at("asked")}"\necho v3.1000.0\n`;
    for (const [file, text] of Object.entries({ ...cliOf("bin", ""), "bin/pulumi": counted }))
      machine.write(file, text);
    await machine.setUp();
    const asked = readFileSync(machine.at("asked"), "utf8");
    await machine.setUp();
    expect(readFileSync(machine.at("asked"), "utf8")).toBe(asked);
  });

  test("is installed over what a killed run has left", async () => {
    const machine = createMachine();
    const { pid } = spawnSync(process.execPath, ["--version"]);
    machine.write(`home/versions/${wanted}.partial/bin/pulumi`, "half of it");
    machine.write(`home/versions/${wanted}.lock`, `${pid} 1`);
    expect(await machine.setUp()).toMatchObject({ code: 0 });
    expect(machine.installed()).toEqual([wanted]);
  });

  test.for([
    {
      when: "it no longer runs",
      damage: ({ write }: Machine) =>
        write(`home/versions/${wanted}/bin/pulumi`, "#!/bin/sh\nexit 1\n"),
    },
    {
      when: "a file is missing beside it",
      damage: ({ inCli }: Machine) => rmSync(inCli("bin/pulumi-language-nodejs")),
    },
  ])("is replaced when $when", async ({ damage }) => {
    const machine = createMachine();
    await machine.setUp();
    damage(machine);
    expect(await machine.setUp()).toMatchObject({ code: 0 });
    expect(machine.calls()).toEqual(["npm ci", "download", "download"]);
  });
});
