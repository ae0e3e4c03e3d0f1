import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import {
  action,
  azure,
  component,
  includes,
  jobsOf,
  pipelines,
  scriptsOf,
  type Step,
  workflows,
} from "./pipelines/scripts.ts";

const everything = [...pipelines, includes];
const onGitHub = [...workflows, action];
const { inputs } = action.document as { inputs: Readonly<Record<string, { required?: true }>> };

describe("the pipelines", () => {
  it.for(everything)("are well-formed: $file", ({ text }) => {
    for (const { errors, warnings } of parseAllDocuments(text))
      expect([...errors, ...warnings]).toEqual([]);
  });

  it.for(onGitHub)("pin every action by commit, and say its version: $file", ({ text }) => {
    const lines = text.split("\n").filter((line) => / uses: (?!\.\/node_modules)/.test(line));
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/uses: [\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("pin an action to the same commit everywhere", () => {
    const used = new Set(onGitHub.flatMap(({ text }) => text.match(/uses: .*@.*/g) ?? []));
    expect(used.size).toBe(new Set([...used].map((line) => line.split("@")[0])).size);
  });

  it.for(workflows)("hand over what the package's action takes: $file", ({ document }) => {
    const uses = jobsOf(document).flatMap(({ steps = [] }) => steps.filter(isOwnAction));
    expect(uses).toHaveLength(1);
    for (const given of uses.map((each) => each["with"] as object)) {
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
      const required = Object.keys(inputs).filter((name) => inputs[name]?.required);
      expect(Object.keys(given)).toEqual(expect.arrayContaining(required));
    }
  });

  it("use every input of the action, and no other", () => {
    const used = new Set(action.text.match(/(?<=\binputs\.)[\w-]+/g));
    expect([...used].toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  it("install what the lockfile of the protected branch says, before anything else of it runs", () => {
    for (const { steps = [] } of workflows.flatMap(({ document }) => jobsOf(document))) {
      const uses = steps.findIndex(isOwnAction);
      if (uses < 0) continue;
      expect(steps[uses - 1]).toEqual({ run: "npm ci" });
    }
  });

  it("may do on GitHub what they need, and no more", () => {
    const permissions = workflows.map(({ file, document }) => [
      file.split("/").at(-1),
      document["permissions"],
      ...jobsOf(document).map((job) => Object.entries(job["permissions"] ?? {}).join(" ")),
    ]);
    expect(permissions).toMatchInlineSnapshot(`
      [
        [
          "main.yml",
          {},
          "contents,read id-token,write",
        ],
        [
          "pull-request.yml",
          {},
          "contents,read id-token,write pull-requests,write security-events,write actions,read",
        ],
        [
          "scheduled.yml",
          {},
          "contents,read id-token,write issues,write security-events,write actions,read",
        ],
        [
          "several-tenants.yml",
          {},
          "contents,read",
          "contents,read id-token,write issues,write",
          "contents,read",
        ],
      ]
    `);
  });

  it.for([...workflows, ...azure])("end by themselves: $file", ({ document }) => {
    for (const job of jobsOf(document)) expect(minutesOf(job)).toBeLessThanOrEqual(30);
  });

  it("end a check before its job, so that the steps after it still run", () => {
    const spent = [...(checkOf(action.document)?.run ?? "").matchAll(/timeout .* (\d+)m/g)];
    expect(spent).toHaveLength(2);
    const minutes = spent.reduce((sum, [, each]) => sum + Number(each), 0);
    expect(minutes).toBeLessThan(30);
    const gate = jobsOf(workflows.find(({ file }) => /pull-request/.test(file))?.document ?? {});
    expect(Number(spent[1]?.[1])).toBeLessThan(minutesOf(gate[0] ?? {}));
    for (const { document } of azure)
      expect(minutesOf(checkOf(document) ?? {})).toBeLessThan(minutesOf(jobsOf(document)[0] ?? {}));
  });

  it.for(pipelines)("write nothing into a script that a shell could obey: $file", (pipeline) => {
    const written = {
      github: /\$\{\{/,
      "azure-devops": /\$\{\{|\$\([A-Z][\w.]+\)|\$\[/,
      gitlab: /\$\[\[/,
    };
    for (const { name, text } of scriptsOf(pipeline))
      expect(text, name).not.toMatch(written[pipeline.system]);
  });

  it.for([...workflows, action, ...azure])(
    "give secrets only to steps that need them: $file",
    ({ document }) => {
      const secret = /secrets\.|github\.token|\$\((?:PULUMI_|System\.AccessToken)/;
      const places = placesOf(document, secret);
      expect(places.length).toBeGreaterThan(0);
      const allowed = /\.steps\.\d+\.(?:env\.\w+|with\.(?:passphrase|deadman-url))$/;
      expect(places.filter((place) => !allowed.test(place))).toEqual([]);
    },
  );

  it.for(everything)(
    "hold no secret, no id of a tenant, and let in no stranger: $file",
    ({ text }) => {
      const ids = text.match(/[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g) ?? [];
      expect(ids.filter((id) => id !== "00000000-0000-0000-0000-000000000000")).toEqual([]);
      expect(text).not.toMatch(/pull_request_target|workflow_run|secrets: inherit|CLIENT_SECRET/);
    },
  );

  it.for([action, ...azure])("show what was found, whatever was decided: $file", ({ document }) => {
    for (const { steps = [] } of jobsOf(document)) {
      const showing = steps.slice(steps.findIndex(isCheck) + 1);
      expect(showing.length).toBeGreaterThan(2);
      for (const step of showing)
        expect(String(step["if"] ?? step["condition"]), nameOf(step)).toMatch(
          /!cancelled\(\)|succeededOrFailed\(\)/,
        );
    }
  });
});

describe("the gate", () => {
  it.for([action, ...azure])(
    "is failed by no step that only shows what it found: $file",
    (each) => {
      for (const { steps = [] } of jobsOf(each.document)) {
        const showing = steps.slice(steps.findIndex(isCheck) + 1);
        for (const step of showing.filter(
          ({ if: condition }) => !/'scheduled'|deadman/.test(String(condition)),
        ))
          expect(step["continue-on-error"] ?? step["continueOnError"], nameOf(step)).toBe(true);
      }
    },
  );

  it("has on GitLab an application of its own", () => {
    const [gate, record, watch] = ["gate", "record", "watch"].map(
      (job) =>
        /AZURE_CLIENT_ID: \$\[\[ inputs\.(\S+) /.exec(
          component.text.split(`"apple-ade-${job}-`)[1] ?? "",
        )?.[1],
    );
    expect([gate, record, watch]).toEqual(["gate-client-id", "main-client-id", "main-client-id"]);
  });

  it("is included on GitLab with all that it asks for", () => {
    const { spec } = parse(component.text.split("\n---\n")[0] ?? "") as {
      spec: { inputs: Record<string, { default?: string }> };
    };
    const required = Object.keys(spec.inputs).filter(
      (key) => spec.inputs[key]?.default === undefined,
    );
    const { include } = includes.document as { include: readonly { inputs: object }[] };
    expect(Object.keys(include[0]?.inputs ?? {})).toEqual(required);
  });
});

function nameOf(step: Step): string {
  return step.name ?? step.displayName ?? "";
}

function isCheck(step: Step): boolean {
  return nameOf(step) === "Check";
}

function isOwnAction(step: Step): boolean {
  return step["uses"] === "./node_modules/pulumi-apple-ade";
}

function checkOf(document: Readonly<Record<string, unknown>>): Step | undefined {
  return jobsOf(document).flatMap(({ steps = [] }) => steps.filter(isCheck))[0];
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
