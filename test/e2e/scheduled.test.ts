import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { healthy } from "../../demo/scenarios/healthy.ts";
import { relativeTo, type Scenario } from "../../demo/scenarios/scenario.ts";
import { stackFile } from "../../demo/scenarios/stack-config.ts";
import { scenarioNamed } from "../../demo/scenarios/catalog.ts";
import { startDemoTenant, type DemoTenantOptions } from "../../demo/server.ts";
import { type Container, type Ended, image, openContainer } from "./container.ts";
import { startTeams, type Teams } from "../cli/scheduled/teams-server.ts";
import { configOf, containerOf, customersOf, lastLineOf, markOf } from "./job.ts";
import { confidential, outage } from "./stage.ts";

describe("the container's command", { timeout: 120_000 }, () => {
  let container: Container;
  beforeAll(async () => {
    container = await openContainer();
  }, 60_000);
  afterAll(() => container[Symbol.dispose]());

  async function ended(
    scenario: Scenario,
    { address, ...options }: Partial<DemoTenantOptions & Teams> = {},
  ): Promise<Ended> {
    const now = new Date();
    await using tenant = await startDemoTenant({ scenario, now, ...options });
    const { command, env } = await containerOf(
      configOf(scenario.config(relativeTo(now)), tenant.endpoint),
    );
    // Container Apps adds where the identity's tokens come from, and nothing else that matters.
    return await container.run(command, {
      ...env,
      ...tenant.env,
      ...(address !== undefined && { APPLE_ADE_TEAMS_WEBHOOK: address }),
    });
  }

  it("is the image's own, of a user who is not root", async () => {
    expect((await containerOf({})).command).toEqual(image.command);
    expect(image.command).toEqual(["node_modules/.bin/apple-ade", "scheduled"]);
    expect(image.user).toMatch(/^[1-9]\d*$/);
  });

  it("ends well for a healthy tenant, and leaves nothing behind", async () => {
    await using teams = await startTeams(200);
    const { status, out, err } = await ended(healthy, teams);
    expect(teams.posted).toEqual([]);
    expect({ status, last: lastLineOf(out) }, out + err).toEqual({ status: 0, last: markOf(0) });
    expect(out).toContain("✅ Contoso");
    const left = readdirSync(container.temporary).filter((name) => name.startsWith("apple-ade-"));
    expect(left).toEqual([]);
  });

  it("fails for a tenant that needs a person, with the report in its log and the card in Teams", async () => {
    await using teams = await startTeams(200);
    const { status, out, err } = await ended(scenarioNamed("token-not-expired"), teams);
    expect({ status, last: lastLineOf(out) }, out + err).toEqual({
      status: 1,
      last: `${markOf(1)} {"tokens":"Corporate iPhones","owners":"Endpoint team <endpoint@contoso.example>"}`,
    });
    expect(out).toContain("expired");
    expect(teams.posted).toMatchObject([{ attachments: [{ content: { type: "AdaptiveCard" } }] }]);
    const shown = `${out}${err}${JSON.stringify(teams.posted)}`;
    expect(shown).toContain("Corporate iPhones");
    for (const text of [...confidential, "s3cret"]) expect(shown).not.toContain(text);
  });

  it("fails for a tenant that nobody could read", async () => {
    await using teams = await startTeams(400);
    const { status, out, err } = await ended(healthy, { ...teams, intercept: outage });
    expect(status, out + err).toBe(1);
    expect(err).toContain("apple-ade: the Teams card of contoso was not posted: POST was answered");
    expect(lastLineOf(out)).toMatch(`${markOf(1)} {"tokens":"`);
    expect(out).toContain("not checked");
  });

  it("checks customers one after another, each with an end of its own", async () => {
    const now = new Date();
    await using well = await startDemoTenant({ scenario: healthy, now });
    const ill = scenarioNamed("token-not-expired");
    await using other = await startDemoTenant({ scenario: ill, now });
    const { command, env } = await customersOf({
      contoso: stackFile(healthy.config(relativeTo(now)), well.endpoint),
      fabrikam: stackFile(ill.config(relativeTo(now)), other.endpoint),
    });
    const { status, out, err } = await container.run(command, { ...env, ...well.env });
    expect(status, out + err).toBe(1);
    expect(out).toContain(`${markOf(0)}\n`);
    // It is signed in to the first alone: the second is told as what it is, not checked.
    expect(out).toMatch(/check of fabrikam ended with status 1 \{"tokens":".+","owners":".*"\}\n/);
  });
});
