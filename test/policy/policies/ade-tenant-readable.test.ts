import { describe, expect, it, test } from "vitest";
import { adeTenantReadable } from "../../../policy/policies/ade-tenant-readable.ts";
import { day, later } from "../../../policy/text/time.ts";
import { now, tenant } from "../facts.ts";
import { outcome, printed } from "../outcome.ts";

const minute = 60_000;

describe("ade-tenant-readable", () => {
  test.for([
    { status: "read", cause: undefined, expected: "holds" },
    { status: "unreadable", cause: "unavailable", expected: "unavailable" },
    { status: "unreadable", cause: "unauthorized", expected: "holds" },
    { status: "unreadable", cause: "malformed", expected: "holds" },
    { status: "unreadable", cause: undefined, expected: "holds" },
    { status: "partial", cause: "unavailable", expected: "incomplete" },
    { status: "partial", cause: "unauthorized", expected: "incomplete" },
    { status: "partial", cause: "malformed", expected: "incomplete" },
  ])("$status because of $cause: $expected", ({ status, cause, expected }) => {
    expect(outcome(adeTenantReadable, tenant({ status, cause }))).toBe(expected);
  });

  test.for([
    { when: "exactly 60 minutes ago", age: 60 * minute, expected: "holds" },
    { when: "longer ago", age: 60 * minute + 1, expected: "not-read" },
    { when: "exactly 5 minutes ago", age: 5 * minute, maxFactAgeMinutes: 5, expected: "holds" },
    { when: "longer ago", age: 5 * minute + 1, maxFactAgeMinutes: 5, expected: "not-read" },
  ])("observed $when: $expected", ({ age, maxFactAgeMinutes, expected }) => {
    const config = maxFactAgeMinutes === undefined ? {} : { maxFactAgeMinutes };
    expect(outcome(adeTenantReadable, tenant(), { config, at: later(now, age) })).toBe(expected);
  });

  it("leaves old facts of a tenant that could not be read to the policy about why", () => {
    const facts = tenant({ status: "unreadable", cause: "unauthorized" });
    expect(outcome(adeTenantReadable, facts, { at: later(now, day) })).toBe("holds");
  });

  it("goes by the real clock, not by the moment looked ahead to", () => {
    expect(outcome(adeTenantReadable, tenant(), { asOf: later(now, 30 * day) })).toBe("holds");
  });

  const reason = "Graph did not answer within 60 seconds.";

  it("says why nothing was read", () => {
    const facts = tenant({ status: "unreadable", cause: "unavailable", reason });
    expect(printed(adeTenantReadable, facts)).toMatchInlineSnapshot(`
      "The tenant's ADE tokens must have been read completely in this run.
      Contoso was not checked: Graph did not answer within 60 seconds.
      Nothing in Intune is affected by this.
       Run this check again. If it fails again: Microsoft 365 admin centre > Health > Service health, and the network between here and Graph.
       A large tenant or a slow answer: raise apple-ade:graph.timeoutSeconds.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-readable"
    `);
  });

  it("leads to the demo, and not to Microsoft, where the demo is closed", () => {
    const facts = tenant({
      status: "unreadable",
      cause: "unavailable",
      failure: "demo-closed",
      reason: "The demo tenant at http://127.0.0.1:4010 is not running.",
    });
    expect(printed(adeTenantReadable, facts)).toMatchInlineSnapshot(`
      "The tenant's ADE tokens must have been read completely in this run.
      Contoso was not checked: The demo tenant at http://127.0.0.1:4010 is not running.
      Nothing in Intune is affected by this.
       Start it in another terminal: npx --no-install apple-ade demo. Then run this check again.
       It prints the address and the sign-in; type them here where they differ.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-readable"
    `);
  });

  it("says how much was read before it failed", () => {
    const facts = tenant({ status: "partial", cause: "unavailable", reason, tokensRead: 1 });
    expect(printed(adeTenantReadable, facts)).toMatchInlineSnapshot(`
      "The tenant's ADE tokens must have been read completely in this run.
      Contoso was not checked completely: Graph did not answer within 60 seconds. 1 token read before that.
      Nothing in Intune is affected by this.
       Run this check again. If it fails again: Microsoft 365 admin centre > Health > Service health, and the network between here and Graph.
       A large tenant or a slow answer: raise apple-ade:graph.timeoutSeconds.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-readable"
    `);
  });

  it("says how old the facts are", () => {
    expect(printed(adeTenantReadable, tenant(), { at: later(now, 2 * day) }))
      .toMatchInlineSnapshot(`
        "The tenant's ADE tokens must have been read completely in this run.
        Contoso was not read in this run: its facts were observed on 2026-11-23 10:15 UTC, 2 days ago.
         Run this check without --target and --exclude.
        Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-tenant-readable"
      `);
  });

  it("reads well without a reason and a count", () => {
    const facts = tenant({ status: "partial", cause: "unavailable", tokensRead: undefined });
    expect(printed(adeTenantReadable, facts)).toContain(
      "Contoso was not checked completely: Graph did not answer. 0 tokens read before that.",
    );
  });
});
