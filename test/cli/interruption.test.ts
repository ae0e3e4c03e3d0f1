import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it, test, type TestContext } from "vitest";

const command = join(import.meta.dirname, "..", "..", "cli", "apple-ade.js");

interface Begun {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly said: () => Promise<string>;
  /** What the stand-in for Pulumi has noted, once it has noted that. */
  readonly noted: (line: string) => Promise<string>;
}

/** `apple-ade check` whose Pulumi is a wrapper around this script, as npm's is one. */
function begin(script: string, { onTestFinished }: TestContext): Begun {
  const folder = mkdtempSync(join(tmpdir(), "interrupted-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const notes = join(folder, "notes");
  writeFileSync(notes, "");
  writeFileSync(`${notes}.complaint`, `${complaint}\n`);
  program(join(folder, "pulumi"), `[ "$1" = version ] && exit\nsh "${folder}/itself"\n`);
  program(join(folder, "itself"), script.replaceAll("NOTES", notes));
  writeFileSync(join(folder, "report.json"), '{"tenants":[]}');
  const child = spawn(
    process.execPath,
    [command, "check", "--stack", "demo", "--format", `json=${join(folder, "report.json")}`],
    { env: { ...process.env, PATH: `${folder}:/usr/bin:/bin` }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const said = text(child.stderr);
  const noted = async (line: string) => {
    while (!readFileSync(notes, "utf8").includes(`${line}\n`))
      await new Promise((resolve) => setTimeout(resolve, 20));
    return readFileSync(notes, "utf8");
  };
  return { child, folder, said: () => said, noted };
}

function program(file: string, script: string): void {
  writeFileSync(file, `#!/bin/sh\n${script}`);
  chmodSync(file, 0o755);
}

/** As Pulumi's SDK has it where the engine has ended before it. */
const complaint = JSON.stringify({
  timestamp: 1,
  diagnosticEvent: { severity: "info#err", message: "failed to deliver log message\n" },
});

const ending = `trap 'sleep 0.3; cat NOTES.complaint; echo ended >> NOTES; exit 1' INT TERM
echo began >> NOTES
while :; do sleep 0.05; done
`;

const deaf = `trap 'echo heard >> NOTES' INT TERM
echo $$ > NOTES.pid
echo began >> NOTES
while :; do sleep 0.05; done
`;

describe.skipIf(process.platform === "win32")(
  "a check that is interrupted",
  { timeout: 30_000, concurrent: true },
  () => {
    test.for(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
      "by %s lets Pulumi end, and ends with 2 after it",
      async (signal, context) => {
        const { child, said, noted } = begin(ending, context);
        await noted("began");
        child.kill(signal);
        const [code] = await once(child, "exit");
        expect(await said()).toMatch(
          new RegExp(`^Previewing demo …\\nInterrupted by ${signal}: .*\\n$`),
        );
        expect(code).toBe(2);
        expect(await noted("began")).toBe("began\nended\n");
      },
    );

    it("twice ends a Pulumi that does not listen", async (context) => {
      const { child, folder, noted } = begin(deaf, context);
      await noted("began");
      child.kill("SIGINT");
      await noted("heard");
      child.kill("SIGTERM");
      expect(await once(child, "exit")).toEqual([2, null]);
      const pid = Number(readFileSync(join(folder, "notes.pid"), "utf8"));
      expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    });
  },
);
