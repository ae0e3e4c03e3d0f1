import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const script = fileURLToPath(new URL("../../scripts/ci-summary.js", import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "summary-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function summarize(statuses: readonly string[] | undefined, ...failedSteps: string[]) {
  const file = join(folder, "vitest.json");
  const assertionResults = statuses?.map((status, index) => ({
    status,
    fullName: `test ${index}`,
  }));
  const status = statuses?.includes("failed") ? "failed" : "passed";
  const testResults = [{ name: "a.test.ts", status, assertionResults }];
  if (statuses) writeFileSync(file, JSON.stringify({ testResults }));
  const { stdout, status: code } = spawnSync(process.execPath, [script, file, ...failedSteps]);
  return { code, lines: stdout.toString().trimEnd().split("\n") };
}

describe("the last line of the CI run", () => {
  test.for([
    {
      when: "all is well",
      statuses: ["passed", "passed"],
      steps: [],
      code: 0,
      line: "2 passed, 0 failed",
    },
    {
      when: "a test fails",
      statuses: ["passed", "failed"],
      steps: ["npm test"],
      code: 1,
      line: "1 passed, 1 failed",
    },
    {
      when: "the check fails",
      statuses: ["passed"],
      steps: ["npm run check"],
      code: 1,
      line: "1 passed, 1 failed",
    },
    {
      when: "both fail",
      statuses: ["failed"],
      steps: ["npm run check", "npm test"],
      code: 1,
      line: "0 passed, 2 failed",
    },
    {
      when: "a test is skipped",
      statuses: ["passed", "skipped", "todo"],
      steps: [],
      code: 0,
      line: "1 passed, 0 failed, 2 skipped",
    },
    {
      when: "no test has run",
      statuses: undefined,
      steps: [],
      code: 1,
      line: "0 passed, 1 failed",
    },
    {
      when: "the set-up fails",
      statuses: undefined,
      steps: ["npm run setup"],
      code: 1,
      line: "0 passed, 1 failed",
    },
    {
      when: "vitest fails for another reason",
      statuses: ["passed"],
      steps: ["npm test"],
      code: 1,
      line: "1 passed, 1 failed",
    },
  ])("counts when $when", ({ statuses, steps, code, line }) => {
    const summary = summarize(statuses, ...steps);
    expect(summary.lines.at(-1)).toBe(line);
    expect(summary.code).toBe(code);
  });

  test("counts a test file that could not be loaded", () => {
    const testResults = [{ name: "broken.test.ts", status: "failed", assertionResults: [] }];
    writeFileSync(join(folder, "vitest.json"), JSON.stringify({ testResults }));
    const { stdout } = spawnSync(process.execPath, [
      script,
      join(folder, "vitest.json"),
      "npm test",
    ]);
    expect(stdout.toString()).toBe("failed: broken.test.ts\n0 passed, 1 failed\n");
  });
});
