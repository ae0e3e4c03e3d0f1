import { relativeTo } from "../../demo/scenarios/scenario.ts";
import type { DemoTenant } from "../../demo/server.ts";
import { versions } from "./expected.ts";
import type { Program } from "./fresh-project.ts";

/** As `pulumi new typescript` writes it. */
const tsconfig = {
  strict: true,
  outDir: "bin",
  target: "es2020",
  module: "nodenext",
  moduleResolution: "nodenext",
  sourceMap: true,
  experimentalDecorators: true,
  pretty: true,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
  forceConsistentCasingInFileNames: true,
};

function typeScript(compilerOptions: object, files = ["index.ts"]): string {
  return JSON.stringify({ compilerOptions, files });
}

/** The programs that the package is installed in; each declares the same of a tenant. */
export function programsFor({ endpoint, tenantId }: DemoTenant, now: Date) {
  const at = relativeTo(now);
  const connection = `tenantId: "${tenantId}",
  graph: { endpoint: "${endpoint}" },`;
  const corporate = `tokenName: "Corporate iPhones", renewBy: "${at.date(-26)}"`;
  const certificate = `renewBy: "${at.date(270)}", appleIdentifier: "mdm@contoso.example"`;
  return {
    typescript: {
      project: "fleet",
      package: { main: "index.ts" },
      dependencies: {
        "@pulumi/pulumi": versions.sdk,
        "@types/node": "18.19.130",
        typescript: "6.0.3",
      },
      files: {
        "tsconfig.json": typeScript(tsconfig, ["index.ts", "misspelt.ts"]),
        "misspelt.ts": `
import type { AdeTokenDeclaration } from "pulumi-apple-ade";

// @ts-expect-error -- the compiler knows the arguments
export const token: AdeTokenDeclaration = { tokenName: "Macs", renewby: "2027-02-01" };
`,
        "index.ts": `
import { AdeTenant } from "pulumi-apple-ade";

const tenant = new AdeTenant("contoso", {
  ${connection}
  owner: "Endpoint team",
  tokens: {
    corporate: { ${corporate} },
  },
  pushCertificate: { ${certificate} },
  vppTokens: {
    apps: { displayName: "Company apps", renewBy: "${at.date(270)}" },
  },
});
export const expiresAt = tenant.tokens.corporate.live.expiresAt;
export const topic = tenant.pushCertificate?.live.topicIdentifier;
// @ts-expect-error -- the compiler knows the tokens
export const misspelt = tenant.tokens.corporat;
`,
      },
    },
    esm: {
      project: "devices",
      package: { main: "index.js", type: "module" },
      node: versions.node,
      dependencies: { "@pulumi/pulumi": versions.lowestSdk },
      files: {
        "index.js": `
import { AdeTenant } from "pulumi-apple-ade";

const tenant = new AdeTenant("contoso", {
  ${connection}
  owner: "Endpoint team",
  tokens: { corporate: { ${corporate} } },
  pushCertificate: { ${certificate} },
  vppTokens: { apps: { displayName: "Company apps", renewBy: "${at.date(270)}" } },
  childName: (key) => key,
}, { protect: true });
export const corporate = tenant.tokens.corporate.live.status;
`,
      },
    },
    commonJs: {
      project: "intune",
      package: { main: "index.js" },
      node: "22.23.3",
      dependencies: { "@pulumi/pulumi": versions.sdk },
      files: {
        "index.js": `
const { tenantFromConfig } = require("pulumi-apple-ade");

tenantFromConfig();
`,
      },
    },
    existing: {
      project: "platform",
      package: { main: "index.ts" },
      // No compiler of its own: Pulumi brings TypeScript 3.8.
      dependencies: { "@pulumi/pulumi": versions.sdk },
      files: {
        "tsconfig.json": typeScript({ ...tsconfig, module: "commonjs", moduleResolution: "node" }),
        "team.ts": `
import * as pulumi from "@pulumi/pulumi";

/** A dynamic resource of the program's own. */
export class Team extends pulumi.dynamic.Resource {
  declare readonly label: pulumi.Output<string>;
  /** Known once the team is created. */
  declare readonly site: pulumi.Output<string>;

  constructor(label: string, opts: pulumi.CustomResourceOptions) {
    const create = async (inputs: object) => ({ id: "1", outs: { ...inputs, site: "Rome" } });
    super({ create }, "team", { label, site: undefined }, opts);
  }
}
`,
        "index.ts": `
import * as pulumi from "@pulumi/pulumi";
import { AdeTenant } from "pulumi-apple-ade";
import { Team } from "./team";

class Platform extends pulumi.ComponentResource {
  constructor(name: string) {
    super("platform:index:Platform", name);
    const team = new Team("Endpoint team", { parent: this });
    new AdeTenant("contoso", {
      ${connection}
      owner: team.label,
      tokens: {
        corporate: { ${corporate}, runbook: pulumi.interpolate\`https://wiki.contoso.example/\${team.label.apply(encodeURIComponent)}\` },
        rome: { tokenName: team.site, renewBy: "${at.date(270)}" },
      },
      pushCertificate: { renewBy: pulumi.output("${at.date(270)}"), appleIdentifier: pulumi.secret("mdm@contoso.example") },
      vppTokens: { apps: { displayName: pulumi.output("Company apps"), renewBy: Promise.resolve("${at.date(270)}") } },
    }, { parent: this });
  }
}

new Platform("platform");
`,
      },
    },
  } as const satisfies Readonly<Record<string, Program>>;
}
