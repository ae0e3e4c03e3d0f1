import {
  AggregateAuthenticationError,
  AuthenticationError,
  ChainedTokenCredential,
  CredentialUnavailableError,
  ManagedIdentityCredential,
} from "@azure/identity";
import { describe, expect, it, test, vi } from "vitest";
import { readRole } from "../../../../demo/server/authorization.ts";
import { contosoTenantId } from "../../../../demo/scenarios/contoso.ts";
import type { DemoTenant, Intercept } from "../../../../demo/server.ts";
import { useDemoTenants } from "../../demo-tenants.ts";
import { recordEffects } from "../../effects.ts";
import { always, type Answering, listPath, listRequests, write } from "../../graph-answers.ts";
import { failureOf, openReader, read } from "../read.ts";
import { jobVariables } from "../../../../stack/azure/job-contract.ts";
import { clouds } from "../../../../stack/graph/clouds.ts";
import { createPipelineRequest } from "@azure/core-rest-pipeline";
import { signInTransport } from "../../../../stack/graph/sign-in/transport.ts";
import { installAzureCli } from "./fake-azure-cli.ts";

const start = useDemoTenants();
const otherTenant = "0c2a9a51-93f4-4c4e-9a57-0d5a4be6a9f1";

const noIdentity: Intercept = ({ path }, response) => {
  if (path !== "/msi/token") return false;
  response.writeHead(400).end('{"statusCode":400,"message":"No identity is assigned."}');
  return true;
};

function stub(env: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}

describe("without a sign-in", () => {
  test.for([
    {
      when: "only variables count and none is set",
      variables: { AZURE_TOKEN_CREDENTIALS: "EnvironmentCredential" },
    },
    {
      when: "no developer's tool is installed",
      variables: { AZURE_TOKEN_CREDENTIALS: "dev", PATH: "/none" },
    },
  ])("nothing is read: $when", async ({ variables }) => {
    const tenant = await start();
    stub(variables);
    expect(await failureOf(read(tenant))).toEqual({
      failure: "no-credential",
      kind: "unauthorized",
      message: "There is no sign-in: the environment offers no application credential.",
    });
    expect(tenant.requests).toEqual([]);
  });

  it("nothing is read when the managed identity has no token to give", async () => {
    const tenant = await start({ intercept: noIdentity });
    vi.stubEnv("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential");
    expect((await failureOf(read(tenant))).failure).toBe("no-credential");
    expect(listRequests(tenant)).toBe(0);
  });

  it("nothing is read when the credential gives nothing", async () => {
    vi.spyOn(ChainedTokenCredential.prototype, "getToken").mockResolvedValue(null as never);
    expect((await failureOf(read(await start()))).failure).toBe("no-credential");
  });

  it("a misspelt choice of credentials is named", async () => {
    const tenant = await start();
    vi.stubEnv("AZURE_TOKEN_CREDENTIALS", "managed");
    const { failure, kind, message } = await failureOf(read(tenant));
    expect([failure, kind]).toEqual(["sign-in-refused", "unauthorized"]);
    expect(message).toContain(
      "The sign-in was refused (Invalid value for AZURE_TOKEN_CREDENTIALS = managed. Valid values are",
    );
  });
});

describe("the ids that the job states", () => {
  const own = "91ab0000-0000-4000-8000-000000000000";

  test.for([
    { variable: "AZURE_TENANT_ID", key: "tenantId" },
    { variable: "AZURESUBSCRIPTION_TENANT_ID", key: "tenantId" },
    { variable: "AZURE_CLIENT_ID", key: "clientId" },
    { variable: "AZURESUBSCRIPTION_CLIENT_ID", key: "clientId" },
  ])("in $variable win over the declared $key", async ({ variable, key }) => {
    const tenant = await start();
    const declared = { tenantId: tenant.tenantId, clientId: otherTenant };
    const id = key === "tenantId" ? declared.tenantId : declared.clientId;
    vi.stubEnv(variable, own);
    expect(await failureOf(read(tenant, declared))).toEqual({
      failure: "wrong-tenant",
      kind: "unauthorized",
      message: `apple-ade:${key} declares ${id}, but ${variable} of this job is ${own}; nothing was sent.`,
    });
    for (const secret of ["a secret in the wrong place", `${own}0`, `a${own}`]) {
      vi.stubEnv(variable, secret);
      const { failure } = await read(tenant, declared);
      expect(failure?.signIn).toBe(true);
      expect(failure?.message).toContain("is no GUID; write the id there; nothing was sent.");
    }
    expect(tenant.requests).toEqual([]);
    vi.stubEnv(variable, id.toUpperCase());
    expect((await read(tenant, declared)).failure).toBeUndefined();
  });

  it("may be any where none is declared", async () => {
    const { endpoint } = await start();
    stub({ AZURE_TENANT_ID: own, AZURE_CLIENT_ID: own });
    expect((await openReader()({ endpoint, timeoutSeconds: 30 })).failure).toBeUndefined();
  });
});

/** The only credential that is asked, which says this. */
function install(words: readonly string[]): void {
  installAzureCli(...words.map((line) => `echo "${line}" >&2`));
  stub({ AZURE_TOKEN_CREDENTIALS: "AzureCliCredential" });
}

describe("Azure CLI", () => {
  const refusal = "ERROR: AADSTS700024: Client assertion is not within its valid time range.";

  test.for([
    { words: [refusal], failure: "sign-in-refused" },
    // The library replaces these words by its own.
    { words: [refusal, "az login --tenant x --scope y"], failure: "sign-in-refused" },
    { words: ["Please run 'az login' to setup account."], failure: "no-credential" },
  ])("says $words", async ({ words, failure }) => {
    const tenant = await start();
    install(words);
    const message =
      failure === "no-credential"
        ? "There is no sign-in: the environment offers no application credential. Azure CLI was asked, and is not signed in."
        : "The sign-in was refused (Azure CLI: AADSTS700024: Client assertion is not within its valid time range.).";
    expect(await failureOf(read(tenant))).toEqual({ failure, kind: "unauthorized", message });
  });
});

describe("the credential", () => {
  const identity = "91ab0000-0000-4000-8000-000000000000";
  const clientId = "7d1f0a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b";
  const cloud = clouds.usGov.origin;

  test.for([
    { of: "the application, by the job's identity", asked: "identity" },
    { of: "whoever is offered: no identity is named", env: { [jobVariables.identity]: "" } },
    { of: "whoever is offered: no application is", declared: {} },
  ])("is that of $of", async ({ asked = "chain", env = {}, declared = { clientId } }) => {
    const unavailable = new CredentialUnavailableError("not here");
    const chain = vi
      .spyOn(ChainedTokenCredential.prototype, "getToken")
      .mockRejectedValue(unavailable);
    const managed = vi
      .spyOn(ManagedIdentityCredential.prototype, "getToken")
      .mockRejectedValue(unavailable);
    const tenant = await start();
    stub({ IDENTITY_ENDPOINT: undefined, [jobVariables.identity]: identity, ...env });
    const { failure } = await read(tenant, { endpoint: cloud, ...declared });
    expect(failure?.kind).toBe("unauthorized");
    expect([chain.mock.calls.length, managed.mock.calls.length]).toEqual(
      asked === "chain" ? [1, 0] : [0, 1],
    );
    expect(process.env["AZURE_AUTHORITY_HOST"]).toBe(clouds.usGov.authorityHost);
  });

  it("is whoever is offered for a tenant on this machine", async () => {
    const tenant = await start();
    stub({ [jobVariables.identity]: identity });
    expect((await read(tenant, { clientId })).failure).toBeUndefined();
    expect(new URL(tenant.requests[0]?.url ?? "").searchParams.get("client_id")).toBe(clientId);
  });

  it.for([{ declares: true }, { declares: false }])(
    "asks for the declared tenant, where one is: $declares",
    async ({ declares }) => {
      const { endpoint, tenantId } = await start();
      install(["ERROR: AADSTS1: $*"]);
      const connection = { endpoint, timeoutSeconds: 30, ...(declares && { tenantId }) };
      const { failure } = await openReader()(connection);
      expect(failure?.message).toContain("AADSTS1: account get-access-token");
      expect(failure?.message.includes(`--tenant ${tenantId}`)).toBe(declares);
    },
  );
});

describe("a sign-in that fails", () => {
  const unavailable = new CredentialUnavailableError("not here");
  const refused = new AuthenticationError(400, {
    error: "invalid_client",
    error_description:
      "AADSTS7000215: Invalid client secret provided.\r\nTrace ID: 1\r\nTimestamp: 2026-11-23",
  });
  const jwt = `${"a".repeat(30)}.${"b".repeat(30)}.${"c".repeat(30)}`;

  test.for([
    {
      how: "in a chain of which nothing is there",
      error: new AggregateAuthenticationError([unavailable, unavailable]),
      failure: "no-credential",
      message: "There is no sign-in: the environment offers no application credential.",
    },
    {
      how: "with something that is no error",
      error: "no",
      failure: "no-credential",
      message: "There is no sign-in: the environment offers no application credential.",
    },
    {
      how: "with a name that is not found",
      error: new Error("getaddrinfo ENOTFOUND login.microsoftonline.com"),
      failure: "unreachable",
      message:
        "The sign-in service could not be reached (getaddrinfo ENOTFOUND login.microsoftonline.com).",
    },
    {
      how: "with a network error",
      error: new AggregateAuthenticationError([
        unavailable,
        new Error("network_error: Network request failed"),
      ]),
      failure: "unreachable",
      message: "The sign-in service could not be reached (network_error: Network request failed).",
    },
    {
      how: "with a refusal of several lines",
      error: new Error("AADSTS700016: No such application.\r\nTrace ID: 1"),
      failure: "sign-in-refused",
      message: "The sign-in was refused (AADSTS700016: No such application.).",
    },
    {
      how: "with a federated token that has expired",
      env: { AZURE_FEDERATED_TOKEN_FILE: "/var/run/token" },
      error: new Error("AADSTS700024: Client assertion is not within its valid time range."),
      failure: "sign-in-refused",
      message:
        "The sign-in was refused (AZURE_FEDERATED_TOKEN_FILE: AADSTS700024: Client assertion is not within its valid time range.).",
    },
    {
      how: "with an identity endpoint that is left over",
      env: { IDENTITY_ENDPOINT: "http://169.254.129.1/msi/token" },
      error: new CredentialUnavailableError(
        "ManagedIdentityCredential: Network unreachable. Message: network_error: Network request failed",
      ),
      failure: "unreachable",
      message:
        "The sign-in service could not be reached (ManagedIdentityCredential: Network unreachable. Message: network_error: Network request failed). IDENTITY_ENDPOINT names it; remove this variable where there is no managed identity.",
    },
    {
      how: "without the one variable SYSTEM_ACCESSTOKEN",
      env: {
        AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: "the-connection",
        AZURESUBSCRIPTION_CLIENT_ID: otherTenant,
        AZURESUBSCRIPTION_TENANT_ID: contosoTenantId,
        SYSTEM_OIDCREQUESTURI: "https://vstoken.contoso.example",
      },
      error: unavailable,
      failure: "no-credential",
      message:
        "There is no sign-in: the environment offers no application credential. SYSTEM_ACCESSTOKEN is not set, though AZURESUBSCRIPTION_SERVICE_CONNECTION_ID, AZURESUBSCRIPTION_CLIENT_ID, AZURESUBSCRIPTION_TENANT_ID, SYSTEM_OIDCREQUESTURI are.",
    },
    {
      how: "without the other one of two variables",
      env: { IDENTITY_ENDPOINT: "http://169.254.129.1/msi/token", IDENTITY_HEADER: undefined },
      error: unavailable,
      failure: "no-credential",
      message:
        "There is no sign-in: the environment offers no application credential. IDENTITY_HEADER is not set, though IDENTITY_ENDPOINT is.",
    },
    {
      how: "in Azure PowerShell",
      error: new CredentialUnavailableError(
        "Error: PowerShell failed: AADSTS50173: The grant has expired.",
      ),
      failure: "sign-in-refused",
      message: "The sign-in was refused (Azure PowerShell: AADSTS50173: The grant has expired.).",
    },
    {
      how: "with a token in the text",
      error: new Error(`rejected ${jwt} as expired`),
      failure: "sign-in-refused",
      message: "The sign-in was refused (rejected … as expired).",
    },
    {
      how: "at great length",
      error: new Error("x".repeat(500)),
      failure: "sign-in-refused",
      message: `The sign-in was refused (${"x".repeat(200)}).`,
    },
  ])("$how is told in a sentence", async ({ error, failure, message, ...given }) => {
    const getToken = vi
      .spyOn(ChainedTokenCredential.prototype, "getToken")
      .mockRejectedValue(error);
    const tenant = await start();
    stub("env" in given ? { IDENTITY_ENDPOINT: undefined, ...given.env } : {});
    expect(await failureOf(read(tenant, { timeoutSeconds: 60 }))).toEqual({
      failure,
      kind: failure === "unreachable" ? "unavailable" : "unauthorized",
      message,
    });
    expect(getToken).toHaveBeenCalledTimes(failure === "unreachable" ? 6 : 1);
    expect(listRequests(tenant)).toBe(0);
  });

  it("with 401 is the demo's where the demo said so", async () => {
    const other = await start({
      intercept: ({ path }, response) => path === "/other" && write(response, { status: 401 }),
    });
    vi.spyOn(ChainedTokenCredential.prototype, "getToken").mockImplementation(async () => {
      const url = `${other.endpoint}/other`;
      await signInTransport.sendRequest(
        createPipelineRequest({ url, allowInsecureConnection: true }),
      );
      throw refused;
    });
    expect((await failureOf(read(await start()))).failure).toBe("sign-in-refused");
  });

  it("is named, and not those that were not configured", async () => {
    vi.spyOn(ChainedTokenCredential.prototype, "getToken").mockRejectedValue(
      new AggregateAuthenticationError([unavailable, refused, unavailable]),
    );
    const { failure, message } = await failureOf(read(await start()));
    expect(failure).toBe("sign-in-refused");
    expect(message).toMatchInlineSnapshot(
      `"The sign-in was refused (AADSTS7000215: Invalid client secret provided.)."`,
    );
  });

  it("by running out of time is the time limit", async () => {
    vi.spyOn(ChainedTokenCredential.prototype, "getToken").mockImplementation(
      async (_scopes, options) => {
        const { promise, reject } = Promise.withResolvers<never>();
        options?.abortSignal?.addEventListener?.("abort", () => reject(new Error("aborted")));
        return promise;
      },
    );
    const { failure } = await failureOf(read(await start(), { timeoutSeconds: 0.1 }));
    expect(failure).toBe("time-limit");
  });
});

describe("the tenant of a sign-in", () => {
  it("must be the declared one", async () => {
    const tenant = await start({ tokenTenantId: otherTenant });
    expect(await failureOf(read(tenant))).toEqual({
      failure: "wrong-tenant",
      kind: "unauthorized",
      message: `The sign-in is for the tenant ${otherTenant}, not for the declared tenant ${tenant.tenantId}; nothing was read.`,
    });
    expect(listRequests(tenant)).toBe(0);
  });

  it("may be written in another case", async () => {
    const tenant = await start({ tokenTenantId: otherTenant });
    const { failure } = await read(tenant, { tenantId: otherTenant.toUpperCase() });
    expect(failure).toBeUndefined();
  });

  it("is not compared when none is declared, which only a loopback endpoint allows", async () => {
    const tenant = await start({ tokenTenantId: otherTenant });
    const { tenantId: _, ...connection } = { ...tenant, timeoutSeconds: 30 };
    expect((await openReader()(connection)).failure).toBeUndefined();
  });

  test.for([
    { when: "the token is opaque", token: "opaque" },
    { when: "its claims are no JSON", token: "a.b.c" },
    { when: "its claims are no object", token: `a.${encoded("text")}.c` },
    { when: "its claims are null", token: `a.${encoded(null)}.c` },
    { when: "it names no tenant", token: `a.${encoded({ appid: "x" })}.c` },
    { when: "it names a tenant that is no GUID", token: `a.${encoded({ tid: "<b>x</b>" })}.c` },
    { when: "its tenant is no text", token: `a.${encoded({ tid: 3 })}.c` },
  ])("must be readable: $when", async ({ token }) => {
    const tenant = await start({ intercept: issuing(token) });
    expect(await failureOf(read(tenant))).toEqual({
      failure: "wrong-tenant",
      kind: "unauthorized",
      message: `The sign-in is without a readable tenant, not for the declared tenant ${tenant.tenantId}; nothing was read.`,
    });
    expect(listRequests(tenant)).toBe(0);
  });
});

describe("a refusal by Graph", () => {
  it("of an application without the role says no more than Graph does", async () => {
    const tenant = await start({ roles: ["User.Read.All"] });
    expect(await failureOf(read(tenant))).toEqual({
      failure: "forbidden",
      kind: "unauthorized",
      message: `Access was denied: GET ${listPath} failed: 403 Forbidden (Forbidden).`,
    });
  });

  test.for([
    {
      status: 403,
      failure: "forbidden",
      said: `Access was denied: GET ${listPath} failed: 403 Forbidden.`,
      hint: " The sign-in is a person's (for example `az login`), not an application's.",
    },
    {
      status: 401,
      failure: "unauthenticated",
      said: `The sign-in was rejected: GET ${listPath} failed: 401 Unauthorized.`,
      hint: "",
    },
  ])("with $status tells a person apart", async ({ status, failure, said, hint }) => {
    const delegated = always({ status });
    const tenant: DemoTenant = await start({
      intercept: (request, response) =>
        delegated(request, response) ||
        issuing(`a.${encoded({ tid: tenant.tenantId, scp: "user_impersonation" })}.c`)(
          request,
          response,
        ),
    });
    expect(await failureOf(read(tenant))).toEqual({
      failure,
      kind: "unauthorized",
      message: `${said}${hint}`,
    });
  });
});

describe("an access token", () => {
  const ids = ["a", "b", "c"].map((id) => ({ id }));

  it("is asked for once and used for all pages", async () => {
    const tenant = await start({ live: ids, pageSize: 1, roles: [readRole] });
    await read(tenant, { effects: recordEffects({ now: () => new Date() }) });
    expect(tenant.requests.map(({ path }) => path)).toEqual([
      "/msi/token",
      listPath,
      listPath,
      listPath,
    ]);
  });

  test.for([
    { when: "less than a minute is left of it", seconds: 59.999, signIns: 3 },
    { when: "more is left", seconds: 60, signIns: 1 },
  ])("is renewed only when $when", async ({ seconds, signIns }) => {
    const getToken = vi.spyOn(ChainedTokenCredential.prototype, "getToken");
    const now = new Date();
    const tenant = await start({
      live: ids,
      pageSize: 1,
      intercept: always({ body: { value: [] } }),
    });
    getToken.mockResolvedValue({
      token: `a.${encoded({ tid: tenant.tenantId })}.c`,
      expiresOnTimestamp: now.getTime() + seconds * 1000,
    });
    let page = 0;
    const linked = await start({
      tenantId: tenant.tenantId,
      intercept: ({ url, path }, response) => {
        page += 1;
        const next = { "@odata.nextLink": `${url.origin}${path}?$skip=${page}` };
        response.end(JSON.stringify({ value: [], ...(page < 3 && next) }));
        return true;
      },
    });
    await read(linked, { effects: recordEffects({ now: () => now }) });
    expect(getToken).toHaveBeenCalledTimes(signIns);
    expect(listRequests(linked)).toBe(3);
  });

  it("is asked for with the declared application's id", async () => {
    const clientId = "91ab0000-0000-4000-8000-000000000000";
    const tenant = await start();
    await read(tenant, { clientId });
    expect(new URL(tenant.requests[0]?.url ?? "").searchParams.get("client_id")).toBe(clientId);
  });

  it("is asked for the configured origin", async () => {
    const tenant = await start();
    await read(tenant, { endpoint: `${tenant.endpoint}/` });
    expect(new URL(tenant.requests[0]?.url ?? "").searchParams.get("resource")).toBe(
      tenant.endpoint,
    );
  });
});

describe("the credential of Azure Pipelines", () => {
  const variables = {
    AZURESUBSCRIPTION_CLIENT_ID: "91ab0000-0000-4000-8000-000000000000",
    AZURESUBSCRIPTION_TENANT_ID: contosoTenantId,
    AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: "the-connection",
    SYSTEM_ACCESSTOKEN: "the-job's-secret",
    // It insists on https, so this address is refused before anything is sent.
    SYSTEM_OIDCREQUESTURI: "http://127.0.0.1:1/oidc",
  };

  it("is chosen when its variables are there, for the declared tenant", async () => {
    stub(variables);
    const tenant = await start();
    const effects = recordEffects();
    expect(await failureOf(read(tenant, { effects }))).toEqual({
      failure: "sign-in-refused",
      kind: "unauthorized",
      message:
        "The sign-in was refused (Cannot connect to http://127.0.0.1:1/oidc?api-version=7.1&serviceConnectionId=the-connection while allowInsecureConnection is false.).",
    });
    expect(effects.said.join()).not.toContain("secret");
    expect(tenant.requests).toEqual([]);
  });

  it("takes the service connection's tenant where none is declared", async () => {
    stub({ ...variables, AZURESUBSCRIPTION_TENANT_ID: "no tenant at all" });
    const { endpoint } = await start();
    const reading = openReader()({ endpoint, timeoutSeconds: 30 });
    expect((await failureOf(reading)).message).toMatch(
      /^The sign-in was refused \(Invalid tenant id provided\./,
    );
  });

  it("takes the declared application where the service connection names none", async () => {
    stub({ ...variables, AZURESUBSCRIPTION_CLIENT_ID: undefined });
    const tenant = await start();
    const { failure } = await failureOf(
      read(tenant, { clientId: variables.AZURESUBSCRIPTION_CLIENT_ID }),
    );
    expect(failure).toBe("sign-in-refused");
  });

  test.for(Object.keys(variables).filter((name) => name !== "AZURESUBSCRIPTION_TENANT_ID"))(
    "is not chosen without %s",
    async (missing) => {
      stub({ ...variables, [missing]: undefined });
      const tenant = await start();
      expect((await read(tenant)).failure).toBeUndefined();
    },
  );
});

function encoded(claims: unknown): string {
  return Buffer.from(JSON.stringify(claims)).toString("base64url");
}

/** A managed identity that gives this token. */
function issuing(token: string): Answering {
  return ({ path, url }, response) => {
    if (path !== "/msi/token") return false;
    response.end(
      JSON.stringify({
        access_token: token,
        expires_on: String(Math.floor(new Date().getTime() / 1000) + 3600),
        resource: url.searchParams.get("resource"),
        token_type: "Bearer",
      }),
    );
    return true;
  };
}
