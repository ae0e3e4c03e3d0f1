import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, it, onTestFinished, test, vi } from "vitest";
import { rootOf } from "../../../cli/doctor/checklist.ts";
import { readRole } from "../../../policy/text/places.ts";
import { checks } from "../../../cli/doctor/checks/catalog.ts";
import { openDiary } from "../../../cli/doctor/diary.ts";
import { render, statusOf } from "../../../cli/doctor/report.ts";
import { noPulumi, Refusal } from "../../../cli/refusal.ts";
import { scenarioNamed } from "../../../demo/scenarios/catalog.ts";
import { contosoTenantId } from "../../../demo/scenarios/contoso.ts";
import type { Answer } from "../../../cli/doctor/ask.ts";
import type { Intercept } from "../../../demo/server.ts";
import { type TenantOptions, useDemoTenants } from "../../stack/demo-tenants.ts";
import { unsigned } from "../../faults/credentials.ts";
import { diagnose, pulumiWith, type SetUp } from "./stage.ts";

const require = createRequire(import.meta.url);
const start = useDemoTenants();
const healthy = scenarioNamed("devices-healthy");
const otherTenant = "0c2a9a51-93f4-4c4e-9a57-0d5a4be6a9f1";
const salt = "v1:UdHhOr7QO38=:v1:Bwcow5NVgRlpe5U1:7IUgwOjSDoZiYT8oREvMRRt4fzQM6A==";

interface BrokenSetUp extends SetUp {
  readonly when: string;
  /** The check that is named first. */
  readonly root: string;
  readonly seen: RegExp;
  readonly todo: RegExp;
  readonly tenant?: TenantOptions;
}

/** The sign-in gives a token with these claims. */
const granting =
  (claims: object): Intercept =>
  ({ path }, response) => {
    if (path !== "/msi/token") return false;
    const body = { access_token: unsigned(claims), expires_on: "4102444800", token_type: "Bearer" };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    return true;
  };

const answering =
  (wanted: RegExp, status: number, body: unknown): Intercept =>
  ({ path }, response) => {
    if (!wanted.test(path)) return false;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
    return true;
  };

/** Instead of the real hosts, which a test does not ask. */
const hosts =
  (entra: Answer, graph: Answer = { status: 401, date: new Date() }) =>
  async (url: string): Promise<Answer> =>
    url.includes("openid-configuration") ? entra : graph;

const closing: Intercept = ({ path }, response) => {
  if (!path.startsWith("/beta")) return false;
  response.destroy();
  return true;
};

/** Nobody says which stack. */
const unnamed = { given: { stack: undefined, configFile: undefined } };

const inCloud = (text: string) => text.replace(/endpoint: .*/, "cloud: global");

const noLicence = {
  error: {
    code: "UnknownError",
    message:
      '{"_version":3,"Message":"{\\"ErrorCode\\":\\"Forbidden\\"} Request not applicable to target tenant."}',
  },
};

const brokenSetUps: readonly BrokenSetUp[] = [
  {
    when: "Node is too old",
    root: "node",
    world: { node: "v20.19.0" },
    seen: /^v20.19.0; supported: \^22.18.0 \|\| >=24.0.0$/,
    todo: /Install Node 24/,
  },
  {
    when: "the CLI is old",
    root: "pulumi",
    world: { pulumi: pulumiWith({ version: { out: "v3.100.0" } }) },
    seen: /^3.100.0; supported: >=3.259.0 <4.0.0$/,
    todo: /npm install pulumi@3.259.0/,
  },
  {
    when: "there is no CLI",
    root: "pulumi",
    world: { pulumi: () => Promise.reject(new Refusal(noPulumi)) },
    seen: /not found/,
    todo: /npm install pulumi/,
  },
  {
    when: "the CLI is there and does not start",
    root: "pulumi",
    world: {
      pulumi: pulumiWith({
        version: { status: 1, err: "Downloading pulumi v3.259.0…\npulumi: fetch failed\n" },
      }),
    },
    seen: /^does not start: pulumi: fetch failed$/,
    todo: /npm install pulumi/,
  },
  {
    when: "it is run outside of a project",
    root: "project",
    world: { directory: "/" },
    seen: /no Pulumi.yaml/,
    todo: /in the folder of Pulumi.yaml/,
  },
  {
    when: "the pack is not there",
    root: "pack",
    world: { root: join(import.meta.dirname, "without-pack") },
    seen: /PulumiPolicy.yaml is missing/,
    todo: /npm ci/,
  },
  {
    when: "nobody is signed in to the state's backend",
    root: "backend",
    world: {
      pulumi: pulumiWith({
        stack: {
          status: 255,
          err: "error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions",
        },
      }),
    },
    seen: /^PULUMI_ACCESS_TOKEN must be set/,
    todo: /npx pulumi login/,
  },
  {
    when: "the state's folder is not there",
    root: "backend",
    world: {
      pulumi: pulumiWith({
        stack: {
          status: 255,
          err: 'error: unable to open state directory "file:///nowhere": no such file',
        },
      }),
    },
    seen: /unable to open state directory/,
    todo: /PULUMI_BACKEND_URL/,
  },
  {
    when: "the state's backend gives no list",
    root: "backend",
    world: { ...unnamed, pulumi: pulumiWith({ stack: { out: "Please choose a stack" } }) },
    seen: /^it gave no list of stacks$/,
    todo: /PULUMI_BACKEND_URL/,
  },
  {
    when: "no stack is selected",
    root: "stack",
    file: () => undefined,
    world: { ...unnamed, pulumi: pulumiWith({ stack: { out: '[{"name":"acme/ade/other"}]' } }) },
    seen: /^none is selected$/,
    todo: /--stack NAME/,
  },
  {
    when: "the only stack that has a file was never made",
    root: "stack",
    world: { ...unnamed, pulumi: pulumiWith({ stack: { out: '[{"name":"acme/ade/other"}]' } }) },
    seen: /no stack "contoso"/,
    todo: /pulumi stack init contoso/,
  },
  {
    when: "the stack was never made",
    root: "stack",
    world: { pulumi: pulumiWith({ stack: { out: "[]" } }) },
    seen: /no stack "contoso"/,
    todo: /pulumi stack init contoso/,
  },
  {
    when: "the stack has no file",
    root: "stack-file",
    file: () => undefined,
    seen: /Pulumi.contoso.yaml is not there/,
    todo: /config set apple-ade:tenantId/,
  },
  {
    when: "a key is misspelt",
    root: "stack-file",
    file: (text) => text.replace("renewBy:", "renewby:"),
    seen: /^2 mistakes$/,
    todo: /configuration.md/,
  },
  {
    when: "the file is no YAML",
    root: "stack-file",
    file: (text) => `${text}  - [`,
    seen: /^1 mistake$/,
    todo: /configuration.md/,
  },
  {
    when: "the passphrase is not set",
    root: "passphrase",
    file: (text) => `encryptionsalt: ${salt}\n${text}`,
    seen: /none is set/,
    todo: /export PULUMI_CONFIG_PASSPHRASE/,
  },
  {
    when: "the passphrase is another stack's",
    root: "passphrase",
    file: (text) => `encryptionsalt: ${salt}\n${text}`,
    env: { PULUMI_CONFIG_PASSPHRASE: "ABC" },
    seen: /not the one of this stack/,
    todo: /that the stack was made with/,
  },
  {
    when: "TLS is not checked",
    root: "network",
    env: { NODE_TLS_REJECT_UNAUTHORIZED: "0" },
    seen: /nothing is sent/,
    todo: /NODE_EXTRA_CA_CERTS/,
  },
  {
    when: "the company's root certificate is not where it should be",
    root: "network",
    env: { NODE_EXTRA_CA_CERTS: "/nowhere/root.pem" },
    seen: /cannot be read/,
    todo: /Correct the path/,
  },
  {
    when: "Graph cannot be reached",
    root: "reach",
    world: { ask: hosts({ status: 200 }, { failure: "ENOTFOUND" }) },
    seen: /does not answer \(ENOTFOUND\)/,
    todo: /Allow https/,
  },
  {
    when: "Node does not use the proxy",
    root: "reach",
    env: { HTTPS_PROXY: "http://ada:secret@proxy.contoso.example:8080" },
    world: { ask: hosts({ status: 200 }, { failure: "ETIMEDOUT" }) },
    seen: /ETIMEDOUT/,
    todo: /NODE_USE_ENV_PROXY=1/,
  },
  {
    when: "the proxy lets nobody through",
    root: "reach",
    env: { HTTPS_PROXY: "http://proxy.contoso.example:8080", NODE_USE_ENV_PROXY: "1" },
    world: { ask: hosts({ status: 200 }, { failure: "UND_ERR_ABORTED" }) },
    seen: /UND_ERR_ABORTED/,
    todo: /^Let the proxy of HTTPS_PROXY allow CONNECT to this host on port 443\.$/,
  },
  {
    when: "something opens TLS on the way",
    root: "reach",
    world: { ask: hosts({ status: 200 }, { failure: "SELF_SIGNED_CERT_IN_CHAIN" }) },
    seen: /SELF_SIGNED/,
    todo: /trust its root certificate/,
  },
  {
    when: "the clock is ten minutes off",
    root: "clock",
    ahead: 10,
    seen: /^(?:599|600|601) s ahead of Graph's$/,
    todo: /time server/,
  },
  {
    when: "the tenant is in another cloud",
    root: "cloud",
    file: inCloud,
    world: { ask: hosts({ status: 200, body: { msgraph_host: "graph.microsoft.us" } }) },
    seen: /the tenant's Graph is graph.microsoft.us/,
    todo: /apple-ade:graph: \{cloud: usGov\}/,
  },
  {
    when: "the tenant is in a cloud of its own",
    root: "cloud",
    file: inCloud,
    world: { ask: hosts({ status: 200, body: { msgraph_host: "graph.contoso.example" } }) },
    seen: /the tenant's Graph is graph.contoso.example/,
    todo: /knows no such cloud/,
  },
  {
    when: "only the sign-in cannot be reached",
    root: "cloud",
    file: inCloud,
    world: { ask: hosts({ failure: "ENOTFOUND" }) },
    seen: /^https:\/\/login.microsoftonline.com does not answer \(ENOTFOUND\)$/,
    todo: /Allow https to this host as well/,
  },
  {
    when: "nobody knows the tenant",
    root: "cloud",
    file: inCloud,
    world: { ask: hosts({ status: 400, body: { error: "invalid_tenant" } }) },
    seen: new RegExp(`knows no tenant ${contosoTenantId} \\(400\\)`),
    todo: /apple-ade:tenantId/,
  },
  {
    when: "nobody is signed in",
    root: "sign-in",
    env: { AZURE_TOKEN_CREDENTIALS: "EnvironmentCredential" },
    seen: /There is no sign-in/,
    todo: /Type the two lines/,
  },
  {
    when: "the secret has expired",
    root: "sign-in",
    env: { AZURE_TOKEN_CREDENTIALS: "AzureCliCredential", PATH: "az" },
    seen: /AADSTS7000222/,
    todo: /Check the application's id, tenant and secret/,
  },
  {
    when: "another tenant is signed in to",
    root: "sign-in",
    tenant: { tokenTenantId: otherTenant },
    seen: new RegExp(`for the tenant ${otherTenant}`),
    todo: new RegExp(`Sign in to the tenant ${contosoTenantId}`),
  },
  {
    when: "the job states another application",
    root: "sign-in",
    file: (text) =>
      text.replace(
        "apple-ade:tenant:",
        `apple-ade:clientId: ${contosoTenantId}\n  apple-ade:tenant:`,
      ),
    env: { AZURE_CLIENT_ID: otherTenant },
    seen: /AZURE_CLIENT_ID of this job is/,
    todo: /correct it, or the declaration/,
  },
  {
    when: "a person is signed in",
    root: "identity",
    tenant: { intercept: granting({ tid: contosoTenantId, appid: otherTenant, scp: "User.Read" }) },
    seen: /a person's sign-in/,
    todo: /Sign in as an application/,
  },
  {
    when: "the permission is missing",
    root: "permissions",
    tenant: { roles: ["Directory.Read.All"] },
    seen: /ServiceConfig.Read.All is missing; there is Directory.Read.All/,
    todo: /grant admin consent/,
  },
  {
    when: "there is no permission at all",
    root: "permissions",
    tenant: { roles: [] },
    seen: /^DeviceManagementServiceConfig.Read.All is missing$/,
    todo: /grant admin consent/,
  },
  {
    when: "Graph closes every connection",
    root: "requests",
    tenant: { intercept: closing },
    seen: /not read: ADE tokens/,
    todo: /./,
  },
  {
    when: "the tenant has no Intune licence",
    root: "requests",
    tenant: { intercept: answering(/^\/beta/, 401, noLicence) },
    seen: /not read: ADE tokens/,
    todo: /check the tenant's Intune licence/,
  },
  {
    when: "Graph is out of order",
    root: "requests",
    tenant: { intercept: answering(/^\/beta/, 503, "<html>Our services aren't available</html>") },
    seen: /not read: ADE tokens/,
    todo: /./,
  },
  {
    when: "only the devices are refused",
    root: "requests",
    tenant: {
      intercept: answering(/importedAppleDeviceIdentities$/, 403, {
        error: { code: "Forbidden", message: "" },
      }),
    },
    seen: /not read: devices/,
    todo: /DeviceManagementServiceConfig.Read.All/,
  },
];

/** An Azure CLI that is refused for an expired secret; first on the PATH. */
function refusedAzureCli(): string {
  const folder = mkdtempSync(join(tmpdir(), "az-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const said = "ERROR: AADSTS7000222: The provided client secret keys are expired.";
  writeFileSync(join(folder, "az"), `#!/bin/sh\necho "${said}" >&2\nexit 1\n`);
  chmodSync(join(folder, "az"), 0o755);
  return `${folder}${delimiter}${process.env["PATH"]}`;
}

describe("doctor, where something is broken, names it first", () => {
  test.for(brokenSetUps)("$when: $root", async ({ root, seen, todo, tenant = {}, ...setUp }) => {
    const env = { ...setUp.env, ...(setUp.env?.["PATH"] && { PATH: refusedAzureCli() }) };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const server = await start({ scenario: healthy, now: new Date(), ...tenant });
    const { lines } = await diagnose(server, healthy, { ...setUp, env });
    const first = rootOf(lines);
    expect(first?.name, render(lines, "text")).toBe(root);
    expect(first?.seen).toMatch(seen);
    expect(first?.todo?.join("\n")).toMatch(todo);
    expect(statusOf(lines)).toBe(1);
    expect(render(lines, "text")).toContain(`Begin here: ${first?.title}: ${first?.seen}\n  > `);
  });

  test.for([
    { where: "the stack is named", world: {} },
    { where: "it is selected", world: unnamed },
  ])("is sound where nothing is, and $where", async ({ world }) => {
    const server = await start({ scenario: healthy, now: new Date() });
    const { lines } = await diagnose(server, healthy, { world });
    expect(lines.map(({ name, state }) => `${name} ${state}`)).toEqual(
      checks.map(({ name }) => `${name} ok`),
    );
    expect(statusOf(lines)).toBe(0);
    expect(JSON.parse(render(lines, "json"))).toMatchObject({ exitStatus: 0, checks: lines });
  });
});

describe("doctor", () => {
  it("names each mistake of the stack's file with its line", async () => {
    const server = await start({ scenario: healthy, now: new Date() });
    const { lines } = await diagnose(server, healthy, {
      file: () =>
        [
          "config:",
          "  apple-ade:tenantId: Contoso",
          "  apple-ade:tokens:",
          "    corporate:",
          "      tokenName: Corporate iPhones",
          "      renewBy: 2027-02-01",
          "      ownr: Endpoint team",
          "      appleIdentifier: {secure: v1:abc}",
          "    macs: {tokenName: {secure: v1:abc}}",
          "  apple-ade:ignoredTokens:",
          "    - tokenName: Old pilot",
          "      reason: 5",
        ].join("\n"),
    });
    expect(lines.find(({ name }) => name === "stack-file")?.details).toEqual([
      expect.stringMatching(/^Pulumi.contoso.yaml:2: tenantId: is "Contoso"; write /),
      expect.stringMatching(/^Pulumi.contoso.yaml:6: tokens.corporate.renewBy: .*in quotes/),
      expect.stringMatching(/^Pulumi.contoso.yaml:7: tokens.corporate.ownr: unknown key, did you/),
      expect.stringMatching(/^Pulumi.contoso.yaml:9: tokens.macs.tokenName: is a Pulumi secret/),
      expect.stringMatching(/^Pulumi.contoso.yaml:9: tokens.macs.renewBy: missing; /),
      expect.stringMatching(/^Pulumi.contoso.yaml:12: ignoredTokens\[0\].reason: is 5; /),
    ]);
  });

  it("names what an empty file lacks", async () => {
    const { lines } = await diagnose({ endpoint: "http://127.0.0.1:1" }, healthy, {
      file: () => "",
    });
    expect(lines.find(({ name }) => name === "stack-file")?.details).toContainEqual(
      expect.stringMatching(/^Pulumi.contoso.yaml: tokens: missing; /),
    );
  });

  it("warns where another application signs in than is declared", async () => {
    const granted = { tid: contosoTenantId, appid: contosoTenantId, roles: [readRole] };
    const server = await start({ scenario: healthy, intercept: granting(granted) });
    const { lines } = await diagnose(server, healthy, {
      file: (text) => text.replace("config:", `config:\n  apple-ade:clientId: ${otherTenant}`),
    });
    expect(lines.find(({ name }) => name === "identity")).toMatchObject({
      state: "warn",
      seen: `tenant ${contosoTenantId}, application ${contosoTenantId}; declared is ${otherTenant}`,
    });
  });

  test.for([
    { typescript: undefined, expected: { state: "ok", seen: "3.276.0" } },
    { typescript: "3.8.3", expected: { state: "ok", seen: "3.276.0" } },
    { typescript: "6.9.9", expected: { state: "ok", seen: "3.276.0" } },
    ...["3.8.2", "7.0.0"].map((typescript) => ({
      typescript,
      expected: {
        state: "fail",
        seen: `3.276.0, which starts no policy pack with the typescript ${typescript} that is installed; supported: >= 3.8.3 < 7`,
        todo: ["npm install --save-dev typescript@6"],
      },
    })),
  ])("examines the SDK beside typescript $typescript", async ({ typescript, expected }) => {
    const directory = mkdtempSync(join(tmpdir(), "doctor-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    writeFileSync(join(directory, "Pulumi.yaml"), "name: contoso\nruntime: nodejs\n");
    const { peerDependencies } = require("@pulumi/pulumi/package.json");
    const packages = {
      "@pulumi/pulumi": { version: "3.276.0", peerDependencies },
      ...(typescript !== undefined && { typescript: { version: typescript } }),
    };
    for (const [name, text] of Object.entries(packages)) {
      mkdirSync(join(directory, "node_modules", name), { recursive: true });
      writeFileSync(join(directory, "node_modules", name, "package.json"), JSON.stringify(text));
    }
    const world = { directory };
    const { lines } = await diagnose({ endpoint: "http://127.0.0.1:1" }, healthy, { world });
    expect(lines.find(({ name }) => name === "sdk")).toMatchObject(expected);
  });

  it("tells which form of a request was asked because another was refused", () => {
    const { tap, requests } = openDiary(new Date());
    const url =
      "https://graph.contoso.example/beta/deviceManagement/depOnboardingSettings/1/devices";
    const answer = { kind: "answer", milliseconds: 1 } as const;
    tap({ ...answer, url: `${url}?$select=id`, status: 500, body: "" });
    tap({ ...answer, url, status: 200, body: '{"value":[{},{}]}' });
    tap({ ...answer, url: `${url}?$skiptoken=2`, status: 200, body: '{"value":[{}]}' });
    expect(requests()).toMatchObject([
      { query: "$select=id", statuses: [500], pages: 0, elements: 0, fallback: false },
      { query: "", statuses: [200, 200], pages: 2, elements: 3, fallback: true },
    ]);
  });

  it("compares no Apple ID that is a secret, and takes what the project says for all", async () => {
    const server = await start({ scenario: healthy, now: new Date() });
    const { lines } = await diagnose(server, healthy, {
      file: (text) => text.replace(/appleIdentifier: \S+/, "appleIdentifier: {secure: v1:abc}"),
    });
    expect(rootOf(lines)).toBeUndefined();
    expect(lines.find(({ name }) => name === "checked")?.seen).toMatch(/^4 resources, 0 findings/);
  });

  test.for([
    {
      when: "the identity may do more than it needs",
      tenant: { roles: ["DeviceManagementServiceConfig.Read.All", "Directory.Read.All"] },
      name: "permissions",
      seen: /and more than needed: Directory.Read.All/,
    },
    {
      when: "the proxy is not used for Graph",
      env: { HTTPS_PROXY: "http://ada:secret@proxy.contoso.example:8080" },
      name: "network",
      seen: /^HTTPS_PROXY=http:\/\/…@proxy.contoso.example:8080$/,
    },
    {
      when: "Graph's answer has no date",
      world: { ask: async () => ({ status: 401 }) },
      name: "clock",
      seen: /has no date/,
    },
    { when: "the clock is two minutes off", ahead: -2, name: "clock", seen: /behind Graph's/ },
  ])("warns where $when, and ends with 0", async ({ name, seen, tenant = {}, ...setUp }) => {
    const server = await start({ scenario: healthy, now: new Date(), ...tenant });
    const { lines } = await diagnose(server, healthy, setUp);
    expect(lines.filter(({ state }) => state !== "ok")).toMatchObject([{ name, state: "warn" }]);
    expect(lines.find((line) => line.name === name)?.seen).toMatch(seen);
    expect(statusOf(lines)).toBe(0);
    expect(render(lines, "text")).toMatch(/^All is well: 19 checks passed, 1 warning\.\n/);
  });
});
