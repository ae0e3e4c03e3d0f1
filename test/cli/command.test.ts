import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
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
    { args: ["chekc"], says: "Did you mean check?" },
  ])("it is called with $args", async ({ args, says }) => {
    const { status, out, err } = await appleAde(args);
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
