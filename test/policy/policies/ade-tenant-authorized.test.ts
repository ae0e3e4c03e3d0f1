import { describe, expect, it, test } from "vitest";
import { adeTenantAuthorized } from "../../../policy/policies/ade-tenant-authorized.ts";
import type { Inputs } from "../../../policy/pack/policy.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { tenant } from "../facts.ts";
import { judge, outcome, printed } from "../outcome.ts";

describe("ade-tenant-authorized", () => {
  test.for([
    { cause: "unauthorized", expected: "forbidden" },
    { cause: "unavailable", expected: "holds" },
    { cause: "malformed", expected: "holds" },
    { cause: undefined, expected: "holds" },
  ])("unreadable because of $cause: $expected", ({ cause, expected }) => {
    const facts = tenant({ status: "unreadable", cause, failure: "forbidden" });
    expect(outcome(adeTenantAuthorized, facts)).toBe(expected);
  });

  it("holds for a tenant that was read", () => {
    expect(outcome(adeTenantAuthorized, tenant())).toBe("holds");
  });

  it("speaks of a list whose later pages were refused", () => {
    const facts = tenant({ status: "partial", cause: "unauthorized", failure: "unauthenticated" });
    expect(outcome(adeTenantAuthorized, facts)).toBe("unauthenticated");
  });

  it("without a credential, names those that work", () => {
    expect(printed(adeTenantAuthorized, refused("no-credential", "No credential was found.")))
      .toMatchInlineSnapshot(`
        "The check must be allowed to read the ADE tokens of the declared tenant.
        Contoso was not checked: No credential was found.
        No token is known to be healthy. Nothing in Intune is affected by this.
         Sign in as an application: workload identity federation, a managed identity (apple-ade:azure.pipelineIdentity makes one for both), or AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH in the environment.
         A person's \`az login\` does not work: Azure CLI's own application lacks Intune's permissions.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-authorized"
      `);
  });

  it("without a credential for a tenant on this machine, says where it is printed", () => {
    const graph = { endpoint: "https://graph.microsoft.com" };
    expect(
      printed(adeTenantAuthorized, refused("no-credential", "There is none.", { graph })),
    ).toContain("\n Sign in as an application: ");
    for (const failure of ["no-credential", "demo-sign-in"]) {
      const live = { status: "unreadable", cause: "unauthorized", failure };
      const demo = tenant(live, { graph: { endpoint: "http://127.0.0.1:4010" } });
      expect(printed(adeTenantAuthorized, demo)).toContain(
        "\n Type the two lines for IDENTITY_ENDPOINT and IDENTITY_HEADER that the demo printed when it started.\n",
      );
    }
  });

  it("of a refused sign-in, says what to check", () => {
    const reason = "Entra refused the sign-in: AADSTS7000215.";
    expect(printed(adeTenantAuthorized, refused("sign-in-refused", reason))).toMatchInlineSnapshot(`
      "The check must be allowed to read the ADE tokens of the declared tenant.
      Contoso was not checked: Entra refused the sign-in: AADSTS7000215.
      No token is known to be healthy. Nothing in Intune is affected by this.
       Check the application's id, tenant and secret, certificate or federated credential (its subject must match this branch, pull request or environment).
       A person's \`az login\` does not work: Azure CLI's own application lacks Intune's permissions.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-authorized"
    `);
  });

  it("of the wrong tenant, names the declared one", () => {
    const reason = "The sign-in is to another tenant.";
    expect(printed(adeTenantAuthorized, refused("wrong-tenant", reason))).toMatchInlineSnapshot(`
      "The check must be allowed to read the ADE tokens of the declared tenant.
      Contoso was not checked: The sign-in is to another tenant.
      No token is known to be healthy. Nothing in Intune is affected by this.
       Sign in to the tenant 3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10, or correct apple-ade:tenantId in the stack's file.
       Where a variable of the job states another id, it wins: correct it, or the declaration.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-authorized"
    `);
    expect(
      printed(adeTenantAuthorized, refused("wrong-tenant", reason, { tenantId: undefined })),
    ).toContain(
      " Sign in to the tenant that is declared, or correct apple-ade:tenantId in the stack's file.",
    );
  });

  it("of a refused access token, says what to check", () => {
    const reason = "GET /beta/deviceManagement/depOnboardingSettings failed: 401 Unauthorized.";
    expect(printed(adeTenantAuthorized, refused("unauthenticated", reason))).toMatchInlineSnapshot(`
      "The check must be allowed to read the ADE tokens of the declared tenant.
      Contoso was not checked: GET /beta/deviceManagement/depOnboardingSettings failed: 401 Unauthorized.
      No token is known to be healthy. Nothing in Intune is affected by this.
       Check that apple-ade:graph names the cloud of this tenant and that the clock of this machine is right; then run this check again.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-authorized"
    `);
  });

  it("of a refused access token, asks for no access", () => {
    const facts = refused("unauthenticated", "It was rejected.");
    expect(judge(adeTenantAuthorized, facts).verdict).toHaveProperty(
      "action",
      "correct the cloud or the clock",
    );
    const denied = judge(adeTenantAuthorized, refused("forbidden", "It was denied."));
    expect(denied.verdict).not.toHaveProperty("action");
  });

  it("of a missing permission, names it", () => {
    const reason = "GET /beta/deviceManagement/depOnboardingSettings failed: 403 Forbidden.";
    expect(printed(adeTenantAuthorized, refused("forbidden", reason))).toMatchInlineSnapshot(`
      "The check must be allowed to read the ADE tokens of the declared tenant.
      Contoso was not checked: GET /beta/deviceManagement/depOnboardingSettings failed: 403 Forbidden.
      No token is known to be healthy. Nothing in Intune is affected by this.
       Entra admin centre > App registrations > the application > API permissions: add the application permission DeviceManagementServiceConfig.Read.All and grant admin consent. For the identity of apple-ade:azure.pipelineIdentity: run the command in the stack's output azure.grantCommand.
       A person's \`az login\` does not work, whatever the person's roles: Azure CLI's own application lacks Intune's permissions.
       Permission and consent are granted: check the tenant's Intune licence.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-authorized"
    `);
  });

  test.for([undefined, "unheard-of", "constructor", "__proto__"])(
    "has the widest advice for the failure %s",
    (failure) => {
      const facts = tenant({ status: "unreadable", cause: "unauthorized", failure });
      expect(outcome(adeTenantAuthorized, facts)).toBe(failure ?? "unauthorized");
      expect(printed(adeTenantAuthorized, facts)).toContain(
        "was not checked: Graph refused the sign-in.",
      );
      expect(printed(adeTenantAuthorized, facts)).toContain("\n Entra admin centre > ");
    },
  );
});

function refused(failure: string, reason: string, declared: Props = {}): Inputs {
  return tenant({ status: "unreadable", cause: "unauthorized", failure, reason }, declared);
}
