import { describe, expect, it, test } from "vitest";
import { adeTenantIdentityUnchanged } from "../../../policy/policies/ade-tenant-identity-unchanged.ts";
import { tenant } from "../facts.ts";
import { judge, outcome, printed } from "../outcome.ts";

describe("ade-tenant-identity-unchanged", () => {
  const tenantId = "3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";
  const clientId = "91ab0000-0000-4000-8000-000000000000";
  const graph = { endpoint: "https://graph.microsoft.com" };
  const declared = { tenantId, clientId, graph };
  const other = "4f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10";

  test.for([
    { when: "all is the same", lastRun: declared, expected: "holds" },
    {
      when: "only case and a slash differ",
      lastRun: {
        tenantId: tenantId.toUpperCase(),
        clientId: clientId.toUpperCase(),
        graph: { endpoint: "https://Graph.microsoft.com/" },
      },
      expected: "holds",
    },
    { when: "the tenant differs", lastRun: { ...declared, tenantId: other }, expected: "changed" },
    {
      when: "the application differs",
      lastRun: { ...declared, clientId: other },
      expected: "changed",
    },
    {
      when: "no application was declared",
      lastRun: { tenantId, graph },
      expected: "changed",
    },
    {
      when: "the origin differs",
      lastRun: { ...declared, graph: { endpoint: "https://graph.microsoft.us" } },
      expected: "changed",
    },
    {
      when: "nothing is recorded",
      lastRun: undefined,
      expected: "not applicable: no earlier run is recorded",
    },
  ])("$expected when $when, read or not", ({ lastRun, expected }) => {
    expect(outcome(adeTenantIdentityUnchanged, tenant({ lastRun }, declared))).toBe(expected);
    const unread = { status: "unreadable", cause: "unauthorized", lastRun };
    expect(outcome(adeTenantIdentityUnchanged, tenant(unread, declared))).toBe(expected);
  });

  it("names both values of each", () => {
    const lastRun = { tenantId: other, graph: { endpoint: "https://graph.microsoft.us" } };
    const { clientId: _, ...without } = declared;
    expect(printed(adeTenantIdentityUnchanged, tenant({ lastRun }, without)))
      .toMatchInlineSnapshot(`
        "The tenant, the application and the Graph origin must be those of the last recorded run.
        Contoso is not the one of the last recorded run: apple-ade:tenantId was 4f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10, is 3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10; the Graph origin (apple-ade:graph) was https://graph.microsoft.us, is https://graph.microsoft.com.
        All other results come from what is declared now. They say nothing about the tenant that was checked before.
         Not intended: restore the old value in the stack's file.
         Intended: after review, set this policy to advisory in your profile. The next recorded run ends this finding: \`pulumi up\` with the pack's profiles/record.json (--policy-pack-config).
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-identity-unchanged"
      `);
  });

  it("does not doubt the tenant, where another application reads it", () => {
    const lastRun = { tenantId, graph };
    const inputs = tenant({ lastRun }, declared);
    const { verdict } = judge(adeTenantIdentityUnchanged, inputs);
    expect(verdict).toMatchObject({
      action: "confirm which application reads",
      seen: `is read by another application than in the last recorded run: apple-ade:clientId was not declared, is ${clientId}.`,
    });
    expect(printed(adeTenantIdentityUnchanged, tenant({ lastRun }, declared)))
      .toMatchInlineSnapshot(`
      "The tenant, the application and the Graph origin must be those of the last recorded run.
      Contoso is read by another application than in the last recorded run: apple-ade:clientId was not declared, is 91ab0000-0000-4000-8000-000000000000.
       Not intended: restore the old value in the stack's file.
       Intended: after review, set this policy to advisory in your profile. The next recorded run ends this finding: \`pulumi up\` with the pack's profiles/record.json (--policy-pack-config).
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-identity-unchanged"
    `);
  });
});
