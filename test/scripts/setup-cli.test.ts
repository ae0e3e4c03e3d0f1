import { spawnSync } from "node:child_process";
import { existsSync, readlinkSync, rmSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { cliOf, createMachine, finish, removeMachines } from "./machine.ts";

type Machine = ReturnType<typeof createMachine>;

const patient = { timeout: 30_000 };

afterAll(removeMachines);

describe.concurrent("the Pulumi CLI", { timeout: 60_000 }, () => {
  test("is linked when a sufficient one is on PATH", async () => {
    const machine = createMachine();
    for (const [file, text] of Object.entries(cliOf("bin", "3.260.0"))) machine.write(file, text);
    expect(await machine.setUp()).toMatchObject({
      code: 0,
      output: expect.stringContaining("Pulumi 3.260.0)"),
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
    expect(machine.installed()).toEqual(["3.259.0"]);
  });

  test("is not used when it is not the pinned release", async () => {
    const machine = createMachine("is another");
    const { code, output } = await machine.setUp();
    expect(code).toBe(1);
    expect(output).toMatch(/pulumi-v3\.259\.0-\S+\.tar\.gz has the SHA-256 \w{64}, not \w{64}\n/);
    expect(machine.installed()).toEqual([]);
  });

  test("is installed over what a killed run has left", async () => {
    const machine = createMachine();
    const { pid } = spawnSync(process.execPath, ["--version"]);
    machine.write("home/versions/3.259.0.partial/bin/pulumi", "half of it");
    machine.write("home/versions/3.259.0.lock", `${pid} 1`);
    expect(await machine.setUp()).toMatchObject({ code: 0 });
    expect(machine.installed()).toEqual(["3.259.0"]);
  });

  test.for([
    {
      when: "it no longer runs",
      damage: ({ write }: Machine) =>
        write("home/versions/3.259.0/bin/pulumi", "#!/bin/sh\nexit 1\n"),
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
