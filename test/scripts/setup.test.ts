import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { createMachine, finish, removeMachines, wanted } from "./machine.ts";

const patient = { timeout: 30_000 };

const ready = expect.stringMatching(/^setup: ready \(Node \S+, Pulumi 3\.\d+\.0\)\n$/);

afterAll(removeMachines);

describe.concurrent("npm run setup", { timeout: 60_000 }, () => {
  test("installs everything on a fresh machine, and then finds nothing to do", async () => {
    const machine = createMachine();
    const first = await machine.setUp();
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining(`Pulumi ${wanted})`) });
    expect(await machine.setUp()).toEqual({ code: 0, output: ready });
    expect(machine.calls()).toEqual(["npm ci", "download"]);
    expect(machine.installed()).toEqual([wanted]);
  });

  test("repeats an `npm ci` that was interrupted, and that has cleaned up before", async () => {
    const machine = createMachine();
    machine.write("npm-mode", "waits");
    const interrupted = machine.start();
    const end = once(interrupted, "exit");
    await expect.poll(machine.calls, patient).toEqual(["npm ci"]);
    interrupted.kill("SIGTERM");
    expect(await end).toEqual([130, null]);
    machine.write("npm-mode", "installs");
    expect(await machine.setUp()).toMatchObject({ code: 0 });
    expect(machine.calls()).toEqual(["npm ci", "npm has cleaned up", "npm ci", "download"]);
  });

  test("installs anew after a change of package-lock.json", async () => {
    const machine = createMachine();
    await machine.setUp();
    const lock = readFileSync(machine.at("checkout/package-lock.json"), "utf8");
    machine.write("checkout/package-lock.json", lock.replace("24.0.0", "24.0.1"));
    expect(await machine.setUp()).toMatchObject({ code: 0 });
    expect(machine.calls()).toEqual(["npm ci", "download", "npm ci"]);
  });

  test("ends with the reason when `npm ci` fails", async () => {
    const machine = createMachine();
    machine.write("bin/npm", "#!/bin/sh\necho npm says no >&2\nexit 7\n");
    const { code, output } = await machine.setUp();
    expect(code).toBe(1);
    expect(output).toContain("npm says no\nsetup: `npm ci` failed (exit code 7)");
  });

  test("ends with the reason when npm is not there", async () => {
    const machine = createMachine();
    rmSync(machine.at("bin/npm"));
    expect(await machine.setUp()).toEqual({
      code: 1,
      output: "setup: npm is not on PATH; it comes with Node, see https://nodejs.org/.\n",
    });
  });

  test("ends with the reason when Node itself is too old", async () => {
    const old = 'Object.defineProperty(process.versions, "node", { value: "19.9.0" })';
    const { code, output } = await createMachine().setUp([
      "--import",
      `data:text/javascript,${old}`,
    ]);
    expect(code).toBe(1);
    expect(output).toContain("setup: Node 20 or later is needed");
  });

  test("ends with the reason when the Node among the packages is too old", async () => {
    const machine = createMachine();
    await machine.setUp();
    rmSync(machine.at("checkout/node_modules/.bin/node"));
    machine.write("checkout/node_modules/.bin/node", "#!/bin/sh\necho v23.11.0\n");
    const { code, output } = await machine.setUp();
    expect(code).toBe(1);
    expect(output).toContain('must be Node 24.0.0 or later and answers "v23.11.0"');
  });

  test.for([
    { version: "v24.0.0", code: 0, said: "ready (Node 24.0.0," },
    { version: "v23.11.0", code: 1, said: "install Node 24: https://nodejs.org/." },
  ])("takes the Node of the system where npm has none: $version", async (each) => {
    const machine = createMachine();
    await machine.setUp();
    rmSync(machine.at("checkout/node_modules/.bin/node"));
    machine.write("bin/node", `#!/bin/sh\necho ${each.version}\n`);
    const { code, output } = await machine.setUp();
    expect(code).toBe(each.code);
    expect(output).toContain(each.said);
  });

  test("of two at once, one works and the other waits for it", async () => {
    const machine = createMachine();
    machine.write("npm-mode", "waits");
    const first = machine.setUp();
    await expect.poll(machine.calls, patient).toEqual(["npm ci"]);
    const waiting = machine.start();
    const second = finish(waiting);
    await once(waiting.stdout, "data");
    machine.write("npm-mode", "installs");
    expect(await first).toMatchObject({ code: 0 });
    expect(await second).toMatchObject({
      code: 0,
      output: expect.stringMatching(
        /^setup: waiting for process \d+, which installs the npm packages \(else delete \S+\)\n/,
      ),
    });
    expect(machine.calls()).toEqual(["npm ci", "download"]);
  });
});
