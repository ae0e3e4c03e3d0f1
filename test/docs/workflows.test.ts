import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { pipelines } from "./pipelines/scripts.ts";
import { type Machine, openMachine } from "./pipelines/shell.ts";

const folder = join(import.meta.dirname, "../../.github/workflows");
const files = readdirSync(folder);
const read = (file: string) => readFileSync(join(folder, file), "utf8");

const usedIn = (text: string) => text.match(/(?<=uses: ).*/g) ?? [];

interface Step {
  readonly name?: string;
  readonly run?: string;
}

interface Job {
  readonly permissions: object;
  readonly steps: readonly Step[];
}

const { test, pack, publish, image } = (
  parse(read("release.yml")) as { jobs: Readonly<Record<string, Job>> }
).jobs;

function commands(job: Job | undefined) {
  return job?.steps.flatMap(({ name, run }) => name ?? run ?? []);
}

describe("the project's own workflows", () => {
  it("use the actions that the pipelines to copy use, by the same commits", () => {
    const known = new Set(pipelines.flatMap(({ text }) => usedIn(text)));
    const used = files.flatMap((file) => usedIn(read(file)));
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((action) => !known.has(action))).toEqual([]);
  });

  it("pack where no test has run, and sign in where nothing is installed or built", () => {
    expect(commands(test)).toEqual([".ci/run"]);
    expect(commands(pack)).toEqual([
      "Is it a release?",
      "npm ci --ignore-scripts",
      'npm pack --pack-destination "$RUNNER_TEMP"',
    ]);
    for (const { permissions } of [test, pack].flatMap((job) => job ?? []))
      expect(permissions).toEqual({ contents: "read" });
    expect(publish?.permissions).toEqual({ "id-token": "write" });
    expect(publish?.steps.flatMap(({ run }) => run ?? [])).toEqual([
      "npm publish ./package/*.tgz --provenance --access public --ignore-scripts",
    ]);
  });
});

describe("the image of a release", () => {
  it("is made of the published package, and may write to this repository's registry alone", async () => {
    expect(image?.permissions).toEqual({ contents: "read", packages: "write" });
    expect(image).toMatchObject({ needs: "publish" });
    using machine = openMachine();
    mkdirSync(join(machine.folder, "stack/azure/image"), { recursive: true });
    writeFileSync(join(machine.folder, "stack/azure/image/pulumi-apple-ade-1.2.3.tgz"), "");
    const text = image?.steps.find(({ name }) => name === "Build and push")?.run ?? "";
    const script = { system: "github", name: "", text, sets: ["TOKEN"] } as const;
    const env = {
      GITHUB_REPOSITORY: "Contoso/ADE",
      GITHUB_REF_NAME: "v1.2.3",
      GITHUB_ACTOR: "mona",
      GITHUB_STEP_SUMMARY: "summary",
      TOKEN: "s3cret",
    };
    expect(await machine.run(script, env)).toEqual({ status: 0, output: "" });
    const calls = machine.calls().map(({ args }) => args.join(" "));
    expect(calls.join("\n")).not.toContain("s3cret");
    expect(calls[2]).toMatch(
      / --push --build-arg PACKAGE=\.\/pulumi-apple-ade-1\.2\.3\.tgz --tag ghcr\.io\/contoso\/ade:1\.2\.3 stack\/azure\/image$/,
    );
  });
});

const question = pack?.steps.find(({ name }) => name === "Is it a release?")?.run ?? "";

describe("a release", () => {
  let machine: Machine;
  beforeEach(() => {
    machine = openMachine();
  });
  afterEach(() => machine[Symbol.dispose]());

  const git = (...args: readonly string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=Test", "-c", "user.email=test@contoso.example", ...args],
      {
        cwd: machine.folder,
        stdio: "pipe",
      },
    );

  async function ask({
    tag = "v1.2.3",
    pack: packVersion = "1.2.3",
    date = "2026-12-01",
    repository = "contoso/ade",
    main = "HEAD",
  }) {
    const write = (file: string, text: string) => writeFileSync(join(machine.folder, file), text);
    const url = repository && `git+https://github.com/${repository}.git`;
    mkdirSync(join(machine.folder, "policy"));
    write(
      "package.json",
      JSON.stringify({ version: "1.2.3", ...(url && { repository: { url } }) }),
    );
    write("policy/package.json", JSON.stringify({ version: packVersion }));
    write("CHANGELOG.md", `# Changelog\n\n## 1.2.3, ${date}\n`);
    git("init", "--quiet");
    for (const message of ["Before", "Release"])
      git("commit", "--quiet", "--allow-empty", "-m", message);
    git("update-ref", "refs/remotes/origin/main", main);
    const env = { GITHUB_REF_NAME: tag, GITHUB_REPOSITORY: "contoso/ade" };
    const script = { system: "github", name: "", text: question, sets: [] } as const;
    return machine.run(script, env);
  }

  it("is the tag of a dated version on main", async () => {
    expect(await ask({})).toEqual({ status: 0, output: "" });
  });

  it.for([
    { when: "the tag is another", given: { tag: "v1.2.4" }, says: "package.json says 1.2.3." },
    {
      when: "the pack has another version",
      given: { pack: "1.2.2" },
      says: "policy/package.json says another version.",
    },
    {
      when: "the changelog has no date",
      given: { date: "not yet published" },
      says: "CHANGELOG.md has no date for 1.2.3.",
    },
    {
      when: "no repository is named",
      given: { repository: "" },
      says: "package.json's repository is not this one, with which npm compares the provenance.",
    },
    {
      when: "another repository is named",
      given: { repository: "contoso/ade-fork" },
      says: "package.json's repository is not this one, with which npm compares the provenance.",
    },
    { when: "main is behind", given: { main: "HEAD~1" }, says: "The tag is not on main." },
  ])("is none when $when", async ({ given, says }) => {
    expect(await ask(given)).toEqual({ status: 1, output: `::error::${says}\n` });
  });
});
