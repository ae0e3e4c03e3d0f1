import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { jsonOf } from "../read-text.ts";
import { codeOf, Refusal } from "../refusal.ts";
import { packageRoot } from "../package-root.ts";
import { type Ask, type Given, projectOf } from "./answers.ts";
import { dependencies, type Files, filesOf, type Project } from "./files.ts";

const manifest = z.object({
  type: z.string().optional(),
  dependencies: z.record(z.string(), z.unknown()).optional(),
  devDependencies: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Writes what a project in this folder lacks; nothing that exists is changed. Throws a `Refusal`,
 * and then nothing was written.
 * @returns what was done and what comes next, in lines
 */
export async function init(folder: string, given: Given, ask: Ask): Promise<readonly string[]> {
  if (resolve(folder) === packageRoot)
    throw new Refusal(
      "This is the package's own folder. Make one for your project, install the package there, and run this in it.",
    );
  const found = manifestIn(folder);
  const project = await projectOf(folder, given, ask, found?.type === "module");
  const isProject = existsSync(join(folder, "Pulumi.yaml"));
  const files = filesOf(project);
  const program = "index.js";
  // The program of a project that is there already is somebody's own.
  const wanted = new Map([...files].filter(([file]) => !isProject || file !== program));
  const done = write(folder, wanted);
  return [
    ...done,
    ...lacking(folder, program, isProject, found),
    "",
    "Next:",
    ...next(folder, project, found === undefined).map((each, index) => `  ${index + 1}. ${each}`),
  ];
}

function write(folder: string, files: Files): readonly string[] {
  return [...files].map(([file, text]) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(path, text, { flag: "wx" });
      return `  written    ${file}`;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
      return `  ${readFileSync(path, "utf8") === text ? "unchanged" : "left alone"}  ${file}`;
    }
  });
}

function manifestIn(folder: string): z.infer<typeof manifest> | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  return manifest.safeParse(jsonOf(readFileSync(file, "utf8"))).data ?? {};
}

/** What a person has to add to files that were there before. */
function lacking(
  folder: string,
  program: string,
  isProject: boolean,
  found: z.infer<typeof manifest> | undefined,
): readonly string[] {
  const installed = { ...found?.dependencies, ...found?.devDependencies };
  const missing = Object.entries(dependencies).filter(([name]) => !(name in installed));
  const file = join(folder, program);
  const hasLine = existsSync(file) && readFileSync(file, "utf8").includes("pulumi-apple-ade");
  return [
    ...(found !== undefined && missing.length > 0
      ? ["", `Add: npm install ${missing.map(([name, at]) => `${name}@${at}`).join(" ")}`]
      : []),
    ...(hasLine || !isProject
      ? []
      : ["", 'Add to your program: require("pulumi-apple-ade").tenantFromConfig();']),
  ];
}

/** The commands that lead on from here; a shell's own syntax differs by system, so they have none. */
function next(folder: string, { stack, isDemo, backend }: Project, isNew: boolean) {
  const isCloud = backend === undefined || backend.startsWith("https:");
  return [
    ...(folder === "." ? [] : [`cd ${folder}`]),
    ...(isNew ? ["npm install"] : []),
    isCloud
      ? `npx --no-install pulumi stack init ${stack}   (after npx pulumi login, once)`
      : `npx --no-install pulumi stack init ${stack}   (with PULUMI_CONFIG_PASSPHRASE in the environment${isDemo ? "; empty will do" : ""})`,
    ...(isDemo
      ? [
          `npx --no-install apple-ade demo   (in another terminal; then type here what it prints to sign in)`,
        ]
      : []),
    `npx --no-install apple-ade doctor${isDemo ? "" : "   (signed in as an application that may read)"}`,
    "npx --no-install apple-ade import --write",
    "npx --no-install apple-ade check",
  ];
}
