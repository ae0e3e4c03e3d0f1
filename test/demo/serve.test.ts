import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { introduction } from "../../demo/introduction.ts";
import { memoryFile } from "../../demo/memory.ts";
import { defaultScenario } from "../../demo/scenarios/default.ts";
import { packageRoot } from "../../cli/package-root.ts";

const script = join(packageRoot, "cli", "apple-ade.js");

describe("apple-ade demo", () => {
  // Windows has neither the signal that asks a process to end nor the file's mode.
  it.skipIf(process.platform === "win32")(
    "keeps its dates, its sign-in and what happened to it, until it begins anew",
    async () => {
      const { start, run, file } = home();
      const first = await start();
      const before = await first.tokens();
      expect(run("renew", "Store iPads").stdout).toMatch(/^"Store iPads": renewed, expires on /);
      const renewed = await first.tokens();
      expect(renewed.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(renewed).not.toEqual(before);
      expect(await first.close()).toContain("The demo tenant is closed");

      const second = await start();
      expect(second.header).toBe(first.header);
      expect(await second.tokens()).toEqual(renewed);
      await second.close();
      expect(statSync(file).mode & 0o777).toBe(0o600);

      const third = await start("--fresh");
      expect(third.header).not.toBe(first.header);
      await third.close();
    },
  );

  it("says that its port is taken, and by whom perhaps", async () => {
    const { start, run } = home();
    const { port } = await start();
    expect(run("--port", port)).toMatchObject({
      status: 2,
      stderr: `demo: port ${port} is in use; another demo may be running. Use that one, end it with Ctrl-C, or take another port: --port 0.\n`,
    });
  });

  test.for([
    {
      args: ["renew", "Store iPads"],
      says: /^No demo was started yet: npx --no-install apple-ade/,
    },
    { args: ["--scenario", "none"], says: /^demo: There is no scenario "none"\. --list shows/ },
    { args: ["--replay", "package.json"], says: /^demo: --replay package.json is no probe/ },
    { args: ["--port", "65536"], says: /must be a number from 0 to 65535/ },
  ])("refuses $args", ({ args, says }) => {
    expect(home().run(...args)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(says),
    });
  });

  test.for([
    { platform: "linux" as const, line: "  export IDENTITY_HEADER=secret" },
    { platform: "win32" as const, line: '  $env:IDENTITY_HEADER = "secret"' },
  ])("is signed in to on $platform by two lines", ({ platform, line }) => {
    const tenant = {
      endpoint: "http://127.0.0.1:4010",
      env: { IDENTITY_ENDPOINT: "http://127.0.0.1:4010/msi/token", IDENTITY_HEADER: "secret" },
    };
    const now = new Date("2026-11-23T10:15:00Z");
    const memory = { scenario: "default", identityHeader: "secret", deeds: [], daysAhead: 0 };
    const startedAt = "2026-11-23T10:15:00Z";
    const text = introduction(defaultScenario, tenant, { ...memory, startedAt }, { now, platform });
    const lines = text.split("\n").filter((each) => each.startsWith("  "));
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe(line);
    expect(lines[2]).toContain("config set --path apple-ade:graph.endpoint http://127.0.0.1:4010");
  });

  test.for([
    {
      env: { XDG_STATE_HOME: "/x", LOCALAPPDATA: "/y" },
      file: join("/x", "apple-ade", "demo.json"),
    },
    { env: { LOCALAPPDATA: "/y" }, file: join("/y", "apple-ade", "demo.json") },
    { env: {}, file: join("/somewhere/ade/.local/state/apple-ade/demo.json") },
  ])("remembers in $file", ({ env, file }) => {
    expect(memoryFile(env, "/somewhere/ade")).toBe(file);
  });
});

/** A person with a memory of their own. */
function home() {
  const folder = mkdtempSync(join(tmpdir(), "apple-ade-home-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const env = { ...process.env, XDG_STATE_HOME: folder };
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [script, "demo", ...args], { env, encoding: "utf8" });
  async function start(...args: readonly string[]) {
    const demo = spawn(process.execPath, [script, "demo", "--port", "0", ...args], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(demo, "exit");
    const [text] = await once(demo.stdout, "data");
    const [endpoint = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text)) ?? [];
    const [, header = ""] = /IDENTITY_HEADER=(\S+)/.exec(String(text)) ?? [];
    const close = async () => {
      const said = once(demo.stdout, "data");
      demo.kill("SIGINT");
      const [farewell] = await said;
      await ended;
      return String(farewell);
    };
    onTestFinished(async () => {
      demo.kill("SIGKILL");
      await ended;
    });
    const tokens = async () => {
      const url = `${endpoint}/msi/token?api-version=2019-08-01&resource=${endpoint}`;
      const granted = await (await fetch(url, { headers: { "X-IDENTITY-HEADER": header } })).json();
      const { access_token: token } = granted as { access_token: string };
      const headers = { authorization: `Bearer ${token}` };
      const list = await fetch(`${endpoint}/beta/deviceManagement/depOnboardingSettings`, {
        headers,
      });
      return ((await list.json()) as { value: { id: string }[] }).value;
    };
    return { endpoint, header, port: new URL(endpoint).port, tokens, close };
  }
  return { start, run, file: memoryFile(env, folder) };
}
