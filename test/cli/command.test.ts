import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { memoryFile, readMemory, writeMemory } from "../../demo/memory.ts";
import { tenant, token } from "../policy/facts.ts";
import { type Ended, runHere } from "./in-process.ts";

const command = join(import.meta.dirname, "..", "..", "cli", "apple-ade.js");

const surroundings = (env: NodeJS.ProcessEnv) => ({ ...process.env, ADE_AS_OF: "", ...env });

function appleAde(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return runHere(args, surroundings(env));
}

/** For what a process has of its own: its streams, and the status that its caller gets. */
function itsProcess(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { env: surroundings(env) };
    const child = execFile(process.execPath, [command, ...args], options, (_, out, err) =>
      resolve({ status: child.exitCode ?? -1, out, err }),
    );
  });
}

const now = new Date();

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "command-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** A recorded stream of a preview of one token, seen now. */
function recorded(live: object, lines: readonly string[] = []): string {
  const observedAt = now.toISOString();
  const file = join(folder(), "events.ndjson");
  const events = [
    step("AdeTenant", "demo", tenant({ observedAt }).props),
    step("AdeToken", "corporate", token({ observedAt, ...live }).props),
    { summaryEvent: { PolicyPacks: { "apple-ade|local|policy": "0.1.0" } } },
  ].map((event, sequence) =>
    JSON.stringify({ sequence, timestamp: (now.getTime() / 1000) | 0, ...event }),
  );
  writeFileSync(file, [...events, ...lines].join("\n"));
  return file;
}

function step(kind: string, name: string, inputs: object) {
  const type = `pulumi-nodejs:dynamic/intune:${kind}`;
  const metadata = {
    op: "same",
    urn: `urn:pulumi:contoso::ade::${type}::${name}`,
    type,
    new: { inputs },
  };
  return { resourcePreEvent: { metadata } };
}

const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

const well = { expiresAt: inDays(400), lastModifiedAt: inDays(-10), lastSyncedAt: inDays(0) };

describe("apple-ade check of recorded events", () => {
  it("ends with 0 where nothing mandatory is violated", async () => {
    const { status, out, err } = await itsProcess([
      "check",
      "--events",
      recorded({ ...well, lastSyncErrorCode: 3 }),
    ]);
    expect({ status, err }).toMatchObject({ status: 0 });
    expect(out).toContain("accept Apple's terms");
  });

  it("ends with 1 where something mandatory is violated, with every report written", async () => {
    const file = recorded({ ...well, expiresAt: inDays(-1) });
    const { status, out } = await itsProcess(["check", "--events", file, "--format", "json"]);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      profile: "default",
      tenants: [
        {
          stack: "contoso",
          outcome: "blocked",
          entries: [{ key: "corporate", state: "blocked" }, {}],
        },
      ],
    });
  });

  it("judges a later day, by the option before the variable", async () => {
    const file = recorded({ ...well, expiresAt: inDays(100) });
    const later = inDays(101).slice(0, 10);
    const asOption = await appleAde(["check", "--events", file, "--as-of", later], {
      ADE_AS_OF: "nonsense",
    });
    expect(asOption.status).toBe(1);
    expect(asOption.out).toContain(`checked as of ${later}`);
    expect(await appleAde(["check", "--events", file], { ADE_AS_OF: later })).toMatchObject({
      status: 1,
    });
  });

  it("uses no colour where nobody looks, and colour where it is forced and not refused", async () => {
    const file = recorded(well);
    const { out } = await itsProcess(["check", "--events", file], { NO_COLOR: "1" });
    expect(out).not.toContain("\u001B[");
  });
});

function check(...options: readonly string[]): Promise<Ended> {
  const file = recorded({ ...well, lastSyncErrorCode: 3 });
  return appleAde(["check", "--events", file, ...options], { NO_COLOR: "1" });
}

describe("apple-ade check, for somebody in a hurry", () => {
  it("tells only the table of what is due when, with --summary", async () => {
    const { out } = await check("--summary");
    expect(out).toMatch(/^ {3}Token +Renew by +Expires +Days +What is needed +Owner$/m);
    expect(out).toMatch(/^⚠️ Corporate iPhones +\d{4}-\d\d-\d\d +.*accept Apple's terms/m);
    expect(out).not.toContain("Docs:");
  });

  it("leaves out what is as it was, with --only-changed, and not that something warns", async () => {
    const { out } = await check("--only-changed");
    expect(out).toMatch(/^⚠️ .*with warnings/);
    expect(out).toContain("only what changed is shown");
  });

  it("is silent with --quiet where the reports go to files", async () => {
    const { status, out, err } = await check("--quiet", "--format", `json=${folder()}/a.json`);
    expect({ status, out, err }).toEqual({ status: 0, out: "", err: "" });
  });
});

describe("apple-ade pack-path", () => {
  it("prints the folder that Pulumi takes as a policy pack", async () => {
    const { status, out } = await appleAde(["pack-path"]);
    expect(status).toBe(0);
    expect(existsSync(join(out.trimEnd(), "PulumiPolicy.yaml"))).toBe(true);
  });
});

/** No pipeline, and no demo of this person's. */
const nowhere = { XDG_STATE_HOME: join(tmpdir(), "none"), GITHUB_TOKEN: undefined };

describe("apple-ade ends with 2, and one clear error, when", () => {
  test.for([
    { args: ["check", "--format", "tex"], says: "there is no such format (did you mean text?)" },
    { args: ["check", "--profile", "schedule"], says: "--profile schedule: there is no such file" },
    { args: ["check", "--as-of", "tomorrow"], says: '--as-of is "tomorrow"' },
    {
      args: ["check", "--events", "none.ndjson"],
      says: "--events none.ndjson: the file cannot be read.",
    },
    {
      args: ["check", "--events", "a", "--stack", "b"],
      says: "--events and --stack exclude each other",
    },
    {
      args: ["check", "--stack", "a", "b", "--config-file", "c"],
      says: "--config-file is of one stack",
    },
    { args: ["check", "contoso"], says: "too many arguments" },
    {
      args: ["check", "--report", "a.json", "--profile", "scheduled"],
      says: "--report reads what was checked already: --events, --profile,",
    },
    { args: ["import", "--format", "typescript", "--write"], says: "typescript only prints" },
    { args: ["demo", "--port", "65536"], says: "It must be a number from 0 to 65535." },
    { args: ["demo", "--port", "4o1o"], says: "It must be a number from 0 to 65535." },
    { args: ["demo", "accept-terms"], says: "No demo was started yet: npx" },
    {
      args: ["doctor", "--profile", "schedule"],
      says: "--profile schedule: there is no such file",
    },
    {
      args: ["publish", "github-issues", "--report", "none.json", "--stack", "contoso"],
      says: "It runs in a job of GitHub Actions",
    },
    { args: ["chekc"], says: "Did you mean check?" },
  ])("it is called with $args", async ({ args, says }) => {
    const { status, out, err } = await appleAde(args, nowhere);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(says);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it("a line of the events is none", async () => {
    const { status, err } = await itsProcess([
      "check",
      "--events",
      recorded(well, ["Previewing update"]),
    ]);
    expect(status).toBe(2);
    expect(err).toMatch(/line 4 is no engine event; record with/);
  });
});

describe("apple-ade check of earlier reports", () => {
  it("makes one of them, in the form that is asked for", async () => {
    const earlier = join(folder(), "report.json");
    const file = recorded({ ...well, expiresAt: inDays(-1) });
    await appleAde(["check", "--events", file, "--format", `json=${earlier}`]);
    const { status, out } = await appleAde(["check", "--report", earlier]);
    expect(status).toBe(1);
    expect(out).toMatch(/^❌ Contoso: 1 of 1 token blocks$/m);
  });

  it("ends with 2 where one cannot be written", async () => {
    const file = recorded(well);
    const { status, err } = await check("--format", `json=${file}/report.json`);
    expect(status).toBe(2);
    expect(err).toMatch(/report\.json.*\((?:ENOTDIR|EEXIST)\)/);
  });
});

describe("apple-ade init", () => {
  it("writes a project without a question where nobody sits at a terminal", async () => {
    const there = folder();
    const { status, out } = await appleAde(["init", join(there, "ade"), "--demo"]);
    expect(status).toBe(0);
    expect(out).toContain("written    Pulumi.yaml");
    expect(out).toContain(`1. cd ${join(there, "ade")}`);
    expect(existsSync(join(there, "ade", "Pulumi.demo.yaml"))).toBe(true);
  });
});

describe("apple-ade demo", () => {
  it("lists what it can play", async () => {
    expect((await appleAde(["demo", "--list"])).out).toMatch(/^ *healthy /m);
  });

  it("lets something happen to the tenant that it plays", async () => {
    const env = { XDG_STATE_HOME: folder() };
    const file = memoryFile(env, "");
    await writeMemory(file, {
      scenario: "default",
      startedAt: now.toISOString(),
      identityHeader: "header",
      deeds: [],
      daysAhead: 0,
    });
    const told = [];
    for (const deed of [["accept-terms"], ["renew", "Corporate iPhones"], ["advance", "30d"]])
      told.push(await appleAde(["demo", ...deed], env));
    expect(told).toMatchObject([
      { status: 0, out: expect.stringContaining("terms") },
      { status: 0, out: expect.stringMatching(/^"Corporate iPhones": renewed, expires on /) },
      { status: 0 },
    ]);
    expect(readMemory(file)).toMatchObject({
      deeds: [{ what: "accept-terms" }, { what: "renew", token: "Corporate iPhones" }],
      daysAhead: 30,
    });
  });
});

/** A Pulumi whose preview tells this, and notes how it was called. */
function pulumiTelling(file: string, status: number, selected = "echo contoso") {
  const there = folder();
  const script = `#!/bin/sh
case "$1" in
version) echo v3.259.0 ;;
stack) ${selected} ;;
preview) echo "$@" > "${there}/args"; env > "${there}/env"; cat "${file}"; echo "error: no" >&2; exit ${status} ;;
esac
`;
  writeFileSync(join(there, "pulumi"), script, { mode: 0o755 });
  const noted = (what: "args" | "env") => readFileSync(join(there, what), "utf8");
  return { PATH: `${there}:/usr/bin:/bin`, noted };
}

const diagnostic = (severity: string, message: string) =>
  JSON.stringify({ timestamp: (now.getTime() / 1000) | 0, diagnosticEvent: { severity, message } });

function previewed(): string {
  const told = [diagnostic("info#err", "Reading ADE tokens …\n"), diagnostic("debug", "x")];
  return recorded(well, told);
}

describe("apple-ade check of a preview", () => {
  it("of the selected stack tells what goes on, and reports", async () => {
    const { PATH, noted } = pulumiTelling(previewed(), 0);
    const { status, out, err } = await appleAde(["check"], { PATH });
    expect({ status, err }).toEqual({
      status: 0,
      err: "Previewing contoso …\nReading ADE tokens …\n",
    });
    expect(out).toContain("Contoso: 1 of 1 token with warnings\n");
    expect(noted("args")).not.toMatch(/--stack|--config-file|--policy-pack-config/);
    expect(noted("env")).not.toMatch(/ADE_AS_OF=.|PULUMI_OPTION_CONFIG_FILE/);
  });

  it("gives Pulumi what it was told itself", async () => {
    const { PATH, noted } = pulumiTelling(previewed(), 0);
    const own = ["--stack", "acme/ade/contoso", "--config-file", "Pulumi.other.yaml"];
    const given = ["--profile", "scheduled", "--as-of", "+1d", "--format", "json"];
    const NODE_OPTIONS = "--no-deprecation";
    const { out } = await appleAde(["check", ...own, ...given], { PATH, NODE_OPTIONS });
    expect(JSON.parse(out)).toMatchObject({
      profile: "scheduled",
      tenants: [{ stack: "contoso" }],
    });
    expect(noted("args")).toMatch(
      /^preview --json .*--stack acme\/ade\/contoso --config-file Pulumi\.other\.yaml --policy-pack \S+ --policy-pack-config \S*scheduled\.json\n$/,
    );
    expect(noted("env")).toContain(`\nADE_AS_OF=${inDays(1).slice(0, 10)}`);
    expect(noted("env")).toMatch(
      /^NODE_OPTIONS=--no-deprecation --require "\/.*\/cli\/check\/before-sdk\.cjs"$/m,
    );
    expect(noted("env")).toMatch(/^PULUMI_OPTION_CONFIG_FILE=\/.*\/Pulumi\.other\.yaml$/m);
  });

  it("is named as the selected stack's where Pulumi says of none that it is", async () => {
    const { PATH } = pulumiTelling(previewed(), 0, "exit 1");
    const { err } = await appleAde(["check"], { PATH });
    expect(err).toMatch(/^Previewing the selected stack …$/m);
  });

  it("that says in no event why it fails is reported with all that it said", async () => {
    const file = join(folder(), "said");
    writeFileSync(file, "panic: no plugin\n");
    const { PATH } = pulumiTelling(file, 255);
    const { status, out } = await appleAde(["check", "--stack", "contoso"], { PATH });
    expect(status).toBe(2);
    expect(out).toContain("contoso: not checked");
    expect(out).toMatch(/panic: no plugin[^]*error: no/);
  });
});

describe("apple-ade scheduled", () => {
  it("ends its log with what an alert names", async () => {
    const file = recorded({ ...well, expiresAt: inDays(-1) });
    const { PATH } = pulumiTelling(file, 0);
    const { status, out } = await appleAde(["scheduled"], {
      PATH,
      TMPDIR: folder(),
      APPLE_ADE_STACK: "contoso",
      APPLE_ADE_CONFIG: '{"apple-ade:tokens":"{}"}',
    });
    expect(status).toBe(1);
    expect(out).toContain(
      'check of contoso ended with status 1 {"tokens":"Corporate iPhones","owners":"Endpoint team"}\n',
    );
  });
});

describe("a preview that fails without --stack", () => {
  it("is reported of the stack that is selected, by its own marker", async () => {
    const there = folder();
    const script = '#!/bin/sh\n[ "$1" = stack ] && echo contoso-prod && exit 0\nexit 1\n';
    writeFileSync(join(there, "pulumi"), script, { mode: 0o755 });
    const PATH = `${there}:/usr/bin:/bin`;
    const { status, out } = await appleAde(["check", "--format", "markdown"], { PATH });
    expect(status).toBe(2);
    expect(out).toMatch(/^<!-- apple-ade:contoso-prod -->\n### ❓ .*, contoso-prod: not checked/);
  });
});

describe("apple-ade check ends with 2 and leaves no report of an earlier run, where", () => {
  test.for([
    { what: "there is no Pulumi", says: "The Pulumi CLI was not found: npm install pulumi@" },
    { what: "Pulumi cannot be started", mode: 0o644, says: "cannot be started (EACCES)" },
    { what: "the profile is none", args: ["--profile", "x"], says: "--profile x: there is no" },
  ])("$what", async ({ args = [], mode, says }) => {
    const there = folder();
    if (mode !== undefined) writeFileSync(join(there, "pulumi"), "", { mode });
    const earlier = join(there, "report.json");
    writeFileSync(earlier, "{}");
    const all = ["check", ...args, "--format", `json=${earlier}`];
    const { status, out, err } = await appleAde(all, { PATH: there });
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(says);
    expect(existsSync(earlier)).toBe(false);
  });

  it.skipIf(process.platform !== "linux")("its text cannot be printed", async () => {
    const file = join(folder(), "report.json");
    const all = ["check", "--events", recorded(well), "--format", "text", `json=${file}`];
    const { status, stderr } = spawnSync(process.execPath, [command, ...all], {
      encoding: "utf8",
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
    });
    expect(stderr).toContain("Standard output cannot be written (ENOSPC).");
    expect(status).toBe(2);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ exitStatus: 0 });
  });
});

describe("apple-ade ends with 2 by a crash", () => {
  it("of its own", async () => {
    const { status, err } = await itsProcess(["explain"], {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent("process.nextTick(() => { throw new Error('crash') })")}`,
    });
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining("Error: crash") });
  });
});

/** Which modules a run loads, by a hook that notes them. */
function loadedBy(args: readonly string[]): readonly string[] {
  const notes = join(folder(), "loaded");
  const hook = `import { appendFileSync } from "node:fs"; import { registerHooks } from "node:module";
registerHooks({ load(url, context, next) { appendFileSync(${JSON.stringify(notes)}, url + "\\n"); return next(url, context); } });`;
  const source = `--import=data:text/javascript,${encodeURIComponent(hook)}`;
  const { status } = spawnSync(process.execPath, [source, command, ...args]);
  expect(status).toBe(0);
  return readFileSync(notes, "utf8").split("\n");
}

describe("apple-ade --help", () => {
  it("names the commands, and ends with 0", async () => {
    const { status, out } = await appleAde(["--help"]);
    expect(status).toBe(0);
    for (const name of ["check", "explain", "demo"])
      expect(out).toMatch(new RegExp(`^ {2}${name} `, "m"));
  });

  it("says its version", async () => {
    expect((await appleAde(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.for(["--help", "--version"])("loads no library but the one for commands: %s", (option) => {
    const packages = loadedBy([option]).flatMap(
      (url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [],
    );
    expect(new Set(packages)).toEqual(new Set(["commander"]));
  });

  it("of a check names the formats and the exit statuses", async () => {
    const { out } = await appleAde(["help", "check"]);
    expect(out).toMatch(/^Formats: text, markdown,.*prometheus/m);
    for (const status of ["0", "1", "2"])
      expect(out).toMatch(new RegExp(`^ {2}${status} {2}`, "m"));
  });
});
