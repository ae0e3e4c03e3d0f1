import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { folder, jobsOf, pipelines, scriptsOf, type Step } from "./pipelines/scripts.ts";

const github = pipelines.filter(({ system }) => system === "github");
const azure = pipelines.filter(({ system }) => system === "azure-devops");

describe("the pipelines", () => {
  it.for(pipelines)("are well-formed: $file", ({ text }) => {
    const { errors, warnings } = parseDocument(text);
    expect([...errors, ...warnings]).toEqual([]);
  });

  it("are all tested", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(files.filter((file) => file.endsWith(".yml")).toSorted()).toEqual(
      pipelines.map(({ file }) => file).toSorted(),
    );
  });

  it.for(github)("pin every action by commit, and say its version: $file", ({ text }) => {
    const lines = text.split("\n").filter((line) => line.includes("uses:"));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/uses: [\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("pin an action to the same commit everywhere", () => {
    const used = new Set(github.flatMap(({ text }) => text.match(/uses: .*/g) ?? []));
    expect(used.size).toBe(new Set([...used].map((line) => line.split("@")[0])).size);
  });

  it("may do on GitHub what they need, and no more", () => {
    const permissions = github.map(({ file, document }) => [
      file,
      document["permissions"],
      ...jobsOf(document["jobs"]).map((job) => job["permissions"]),
    ]);
    expect(permissions).toMatchInlineSnapshot(`
      [
        [
          "github/pull-request.yml",
          {},
          {
            "actions": "read",
            "contents": "read",
            "id-token": "write",
            "pull-requests": "write",
            "security-events": "write",
          },
        ],
        [
          "github/main.yml",
          {},
          {
            "contents": "read",
            "id-token": "write",
          },
        ],
        [
          "github/scheduled.yml",
          {},
          {
            "actions": "read",
            "contents": "read",
            "id-token": "write",
            "issues": "write",
            "security-events": "write",
          },
        ],
        [
          "github/several-tenants.yml",
          {},
          {
            "contents": "read",
          },
          {
            "contents": "read",
            "id-token": "write",
            "issues": "write",
          },
          {
            "contents": "read",
          },
        ],
      ]
    `);
  });

  it.for([...github, ...azure])("end by themselves: $file", ({ document }) => {
    for (const job of jobsOf(document["jobs"])) {
      const limit = minutesOf(job);
      expect(limit).toBeLessThanOrEqual(30);
      // What may hang ends before its job, so that the steps after it still run.
      for (const step of job.steps?.filter(isGate) ?? [])
        expect(minutesOf(step)).toBeLessThan(limit);
    }
  });

  it.for(pipelines)("write nothing into a script that a shell could obey: $file", (pipeline) => {
    const written = {
      github: /\$\{\{/,
      "azure-devops": /\$\{\{|\$\([\w.]+\)|\$\[/,
      gitlab: /\$\[\[/,
    };
    for (const { name, text } of scriptsOf(pipeline))
      expect(text, name).not.toMatch(written[pipeline.system]);
  });

  it.for([...github, ...azure])(
    "give secrets only to steps that need them: $file",
    ({ document }) => {
      const secret = /secrets\.|github\.token|\$\((?:PULUMI_|System\.AccessToken)/;
      const places = placesOf(document, secret);
      expect(places.length).toBeGreaterThan(0);
      expect(places.filter((place) => !/\.steps\.\d+\.env\.\w+$/.test(place))).toEqual([]);
    },
  );

  it.for(pipelines)(
    "hold no secret, no id of a tenant, and let in no stranger: $file",
    ({ text }) => {
      const ids = text.match(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g) ?? [];
      expect(ids.filter((id) => id !== "00000000-0000-0000-0000-000000000000")).toEqual([]);
      expect(text).not.toMatch(/pull_request_target|workflow_run|secrets: inherit|CLIENT_SECRET/);
    },
  );

  it.for([...github, ...azure])(
    "show what was found, whatever was decided: $file",
    ({ document }) => {
      const jobs = jobsOf(document["jobs"]).map(({ steps = [] }) => steps);
      const deciding = jobs.filter((steps) => steps.some(decides));
      expect(deciding).not.toEqual([]);
      for (const steps of deciding) {
        for (const step of steps.slice(steps.findIndex(decides) + 1))
          expect(String(step["if"] ?? step["condition"])).toMatch(
            /!cancelled\(\)|succeededOrFailed\(\)/,
          );
      }
    },
  );
});

describe("the gate", () => {
  it.for(["github/pull-request.yml", "azure-devops/pull-request.yml"])(
    "is failed by no step that only shows what it found: %s",
    (file) => {
      const { document } = pipelines.find((each) => each.file === file) ?? {};
      for (const { steps = [] } of jobsOf(document?.["jobs"])) {
        const showing = steps.slice(steps.findIndex(isGate) + 1);
        expect(showing.length).toBeGreaterThan(2);
        for (const step of showing)
          expect(step["continue-on-error"] ?? step["continueOnError"], nameOf(step)).toBe(true);
      }
    },
  );

  it("has on GitLab an application of its own", () => {
    const gitlab = pipelines.flatMap((each) => (each.system === "gitlab" ? scriptsOf(each) : []));
    const scripts = gitlab.map(({ text }) => /^export AZURE_CLIENT_ID=.*$/m.exec(text)?.[0]);
    const main = 'export AZURE_CLIENT_ID="$MAIN_CLIENT_ID"';
    expect(scripts).toEqual(['export AZURE_CLIENT_ID="$GATE_CLIENT_ID"', main, main]);
  });
});

function nameOf(step: Step): string {
  return step.name ?? step.displayName ?? "";
}

function decides(step: Step): boolean {
  return isGate(step) || nameOf(step) === "Record";
}

function isGate(step: Step): boolean {
  return nameOf(step) === "Check";
}

function minutesOf(limited: Readonly<Record<string, unknown>>): number {
  return Number(limited["timeout-minutes"] ?? limited["timeoutInMinutes"]);
}

/** The ways to all texts of a document that contain it. */
function placesOf(value: unknown, sought: RegExp, place = ""): readonly string[] {
  if (typeof value === "string") return sought.test(value) ? [place] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => placesOf(each, sought, `${place}.${key}`));
}
