import { capital } from "../../policy/text/write.ts";
import { manifest, oldest } from "../package-root.ts";
import { type Pipeline, pipelineFiles } from "./pipelines.ts";

/** What a project is made for. */
export interface Project {
  readonly name: string;
  readonly stack: string;
  readonly isDemo: boolean;
  /** Absent: the stack's file has it, or needs none. */
  readonly tenantId: string | undefined;
  /** Absent: as Pulumi is signed in. */
  readonly backend: string | undefined;
  readonly pipeline: Pipeline;
  /** The project's `package.json` says that `.js` files are ES modules. */
  readonly isModule: boolean;
}

/** Texts by the paths of their files, the one that makes a folder a project last. */
export type Files = ReadonlyMap<string, string>;

/** The packages that a project needs; of Pulumi's command, the oldest version that will do. */
export const dependencies: Readonly<Record<string, string>> = {
  "@pulumi/pulumi": manifest.devDependencies["@pulumi/pulumi"],
  pulumi: oldest("pulumi"),
  "pulumi-apple-ade": manifest.version,
};

/** Where the demo listens for a project that is made for it. */
export const demoPort = 4010;

export function filesOf(project: Project): Files {
  return new Map([
    ["package.json", packageJson(project.name)],
    [".gitignore", "node_modules/\n.pulumi/\nreports/\n"],
    ["README.md", readme(project)],
    [`Pulumi.${project.stack}.yaml`, stackFile(project)],
    ...pipelineFiles(project),
    ["index.js", program(project.isModule)],
    ["Pulumi.yaml", pulumiYaml(project)],
  ]);
}

/** The template for `pulumi new`: it asks for the tenant, and makes the stack itself. */
export function templateFiles(): Files {
  const asked = `template:
  description: Apple ADE tokens of Microsoft Intune, checked
  config:
    apple-ade:tenantId:
      description: The id of the Entra tenant
    apple-ade:tenant:
      description: Its name in messages
      default: Contoso
`;
  const files = filesOf({
    name: "${PROJECT}",
    stack: "dev",
    isDemo: false,
    tenantId: undefined,
    backend: undefined,
    pipeline: "none",
    isModule: false,
  });
  const kept = [...files].filter(([file]) => file !== "Pulumi.dev.yaml");
  return new Map(
    kept.map(([file, text]) => [file, file === "Pulumi.yaml" ? text + asked : text] as const),
  );
}

function packageJson(name: string): string {
  const scripts = { check: "apple-ade check", import: "apple-ade import --write" };
  const { engines } = manifest;
  return `${JSON.stringify({ name, private: true, scripts, dependencies, engines: { node: engines.node } }, undefined, 2)}\n`;
}

function program(isModule: boolean): string {
  return isModule
    ? 'import { tenantFromConfig } from "pulumi-apple-ade";\n\ntenantFromConfig();\n'
    : 'require("pulumi-apple-ade").tenantFromConfig();\n';
}

function pulumiYaml({ name, backend }: Project): string {
  return `name: ${name}
description: Declared Apple ADE tokens of Microsoft Intune
main: index.js
runtime:
  name: nodejs
  options:
    typescript: false
requiredPulumiVersion: ${JSON.stringify(manifest.engines.pulumi)}
${backend === undefined ? "" : `backend:\n  url: ${JSON.stringify(backend)}\n`}`;
}

function stackFile({ isDemo, tenantId, stack }: Project): string {
  const tenant = isDemo
    ? `# The demo tenant: npx --no-install apple-ade demo
  apple-ade:graph:
    endpoint: http://127.0.0.1:${demoPort}`
    : `apple-ade:tenantId: ${tenantId}`;
  return `# yaml-language-server: $schema=./node_modules/pulumi-apple-ade/docs/stack-config.schema.json
# Every key: node_modules/pulumi-apple-ade/docs/configuration.md
config:
  ${tenant}
  apple-ade:tenant: ${JSON.stringify(labelOf(stack))} # its name in messages
  # npx --no-install apple-ade import --write declares what the tenant holds
  apple-ade:tokens: {}
`;
}

/** `contoso-eu` is Contoso Eu. */
function labelOf(stack: string): string {
  const words = stack.split(/[-_.]+/).filter((word) => word !== "");
  return words.map(capital).join(" ");
}

function readme({ name, stack }: Project): string {
  return `# ${name}

Apple ADE tokens of Microsoft Intune: declared here, and compared with the live ones by \`pulumi preview\`. Nothing in Intune is changed.

| file                  | holds                                                              |
| --------------------- | ------------------------------------------------------------------ |
| \`Pulumi.${stack}.yaml\` | the tenant and its tokens, each with its renewal deadline and owner |
| \`Pulumi.yaml\`         | the project, and what holds for every tenant                       |
| \`index.js\`            | the program: one line                                              |
| \`package-lock.json\`   | which versions check; commit it                                    |

\`\`\`sh
npm ci
npx --no-install apple-ade import --write   # declare new tokens, and what a renewal changed
npx --no-install apple-ade check            # 0 nothing blocks, 1 something does, 2 it did not run
npx --no-install apple-ade explain          # what each policy means
\`\`\`

After a renewal: run \`import --write\`, look at the difference, open a pull request. Documentation: \`node_modules/pulumi-apple-ade/docs/README.md\`.
`;
}
