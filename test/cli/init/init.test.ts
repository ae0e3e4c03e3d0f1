import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import type { Ask, Given } from "../../../cli/init/answers.ts";
import { init } from "../../../cli/init/init.ts";
import { packageRoot } from "../../../cli/package-root.ts";
import { readDeclarations } from "../../../stack/declaration/from-config.ts";

const tenantId = "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";
const contoso: Given = { stack: "contoso-eu", tenantId };
const project = [".gitignore", "Pulumi.contoso-eu.yaml", "Pulumi.yaml", "README.md", "index.js"];

describe("a new project", () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), "apple-ade-init-")), "Apple ADE");
    mkdirSync(folder);
  });
  afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const files = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
      .toSorted();
  const start = (given: Given = contoso, ask?: Ask) => init(folder, given, ask);
  const put = (file: string, text: string) => writeFileSync(join(folder, file), text);

  it("takes no pipeline for the demo tenant, which none reaches", async () => {
    await expect(start({ demo: true, pipeline: "github" })).rejects.toThrow(
      "--pipeline: no pipeline reaches the demo tenant on this machine; leave it out",
    );
    expect(files()).toEqual([]);
  });

  it("is not made in the package's own folder", async () => {
    const before = readdirSync(packageRoot);
    await expect(init(packageRoot, contoso, undefined)).rejects.toThrow(
      "This is the package's own folder.",
    );
    expect(readdirSync(packageRoot)).toEqual(before);
  });

  it("adds to a package.json that nobody can read what it would add to an empty one", async () => {
    put("package.json", "{");
    expect((await start()).join("\n")).toContain("Add: npm install @pulumi/pulumi@");
    expect(read("package.json")).toBe("{");
  });

  it("has all that Pulumi, npm and an editor need, and ends with what comes next", async () => {
    const lines = await start();
    expect(files()).toEqual([...project, "package.json"].toSorted());
    expect(parse(read("Pulumi.yaml"))).toMatchObject({
      name: "apple-ade",
      main: "index.js",
      requiredPulumiVersion: expect.stringMatching(/^>=3\.\d+\.\d+ <4\.0\.0$/),
    });
    const [schema = ""] = read("Pulumi.contoso-eu.yaml").split("\n");
    const [, path = ""] = /\$schema=\.\/node_modules\/pulumi-apple-ade\/(.*)$/.exec(schema) ?? [];
    expect(readFileSync(join(packageRoot, path), "utf8")).toContain("apple-ade:tenantId");
    const { config } = parse(read("Pulumi.contoso-eu.yaml")) as { config: Record<string, string> };
    expect(config["apple-ade:tokens"]).toEqual({});
    expect(readDeclarations({ ...config, "apple-ade:tokens": "{}" }, "contoso-eu")).toMatchObject({
      tenant: { tenantId, tenant: "Contoso Eu" },
    });
    expect(
      lines.slice(lines.indexOf("Next:") + 1).map((line) => line.replace(/ {3}\(.*/, "")),
    ).toEqual([
      `  1. cd ${folder}`,
      "  2. npm install",
      "  3. npx --no-install pulumi stack init contoso-eu",
      "  4. npx --no-install apple-ade doctor",
      "  5. npx --no-install apple-ade import --write",
      "  6. npx --no-install apple-ade check",
    ]);
  });

  it("is not changed by a second run, nor is anything that a person wrote", async () => {
    await start();
    writeFileSync(join(folder, "Pulumi.yaml"), "name: mine\n");
    const before = files().map(read);
    const lines = await start({ stack: "contoso-eu" });
    expect(files().map(read)).toEqual(before);
    expect(lines).toContain("  unchanged  README.md");
    expect(lines).toContain("  left alone  Pulumi.yaml");
    expect(lines.join("\n")).not.toContain("written");
  });

  it.for([
    { type: "module", program: /^import \{ tenantFromConfig \} from "pulumi-apple-ade";/ },
    { type: "commonjs", program: /^require\("pulumi-apple-ade"\)\.tenantFromConfig\(\);/ },
  ])("has a program of the kind that package.json says: $type", async ({ type, program }) => {
    put("package.json", JSON.stringify({ type, dependencies: { pulumi: "3.0.0" } }));
    const lines = (await start()).join("\n");
    expect(read("index.js")).toMatch(program);
    expect(lines).toMatch(/Add: npm install @pulumi\/pulumi@\S+ pulumi-apple-ade@\S+$/m);
  });

  it("is added to a program of somebody's own by a line that it names", async () => {
    put("Pulumi.yaml", "name: theirs\nruntime: nodejs\n");
    const lines = (await start()).join("\n");
    expect(files()).not.toContain("index.js");
    expect(lines).toContain('Add to your program: require("pulumi-apple-ade").tenantFromConfig();');
  });

  it("is for the demo without a word about a tenant", async () => {
    const lines = (await start({ demo: true })).join("\n");
    expect(parse(read("Pulumi.demo.yaml"))).toMatchObject({
      config: { "apple-ade:graph": { endpoint: "http://127.0.0.1:4010" } },
    });
    expect(parse(read("Pulumi.yaml"))).toMatchObject({ backend: { url: "file://." } });
    expect(lines).toContain("npx --no-install apple-ade demo ");
  });

  it("asks for what is missing, and for nothing else", async () => {
    const asked: string[] = [];
    const answers = ["contoso", tenantId, "", "github"];
    await start({}, (question) => Promise.resolve(answers[asked.push(question) - 1] ?? ""));
    expect(asked).toHaveLength(4);
    expect(files()).toContain(".github/workflows/apple-ade-gate.yml");
    expect(read("Pulumi.yaml")).not.toContain("backend");
    await start({ ...contoso, backend: "file://~", pipeline: "none" }, () =>
      Promise.reject(new Error()),
    );
  });

  it.for([
    {
      given: {},
      says: /--stack: a short name.*\n.*--tenant-id: the id of the Entra tenant, or --demo/,
    },
    { given: { ...contoso, tenantId: "contoso" }, says: /--tenant-id: the id of the Entra tenant/ },
    { given: { ...contoso, stack: "../x" }, says: /--stack: a short name/ },
    { given: { ...contoso, backend: "here" }, says: /--backend: an address/ },
  ])("is not begun with $given", async ({ given, says }) => {
    await expect(start(given)).rejects.toMatchObject({
      name: "Refusal",
      message: expect.stringMatching(says),
    });
    expect(files()).toEqual([]);
  });

  it.for(["github", "azure-devops", "gitlab"] as const)(
    "has a pipeline that is about its tenant: %s",
    async (pipeline) => {
      await start({ ...contoso, pipeline });
      const written = files().filter((file) => file.endsWith(".yml"));
      expect(written.length).toBeGreaterThan(1);
      for (const file of written) {
        for (const { errors } of parseAllDocuments(read(file))) expect(errors).toEqual([]);
        expect(read(file).replaceAll("contoso-eu", ""), file).not.toMatch(/\bcontoso\b/);
      }
      const texts = written.map(read).join("\n");
      expect(texts).toMatch(/stack: \[?contoso-eu/);
      expect(texts.includes(`tenant-id: ${tenantId}`)).toBe(pipeline === "gitlab");
    },
  );
});
