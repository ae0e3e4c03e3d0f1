import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { healthy } from "../../demo/scenarios/healthy.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { stackFile } from "../../demo/scenarios/stack-config.ts";
import { scenarioNamed } from "../../demo/scenarios/catalog.ts";
import { startDemoTenant } from "../../demo/server.ts";
import { type Container, image, openContainer } from "./container.ts";
import { startTeams } from "../cli/scheduled/teams-server.ts";
import { configOf, containerOf, customersOf, lastLineOf, markOf } from "./job.ts";
import { confidential } from "./stage.ts";

describe("the container's command", { timeout: 120_000 }, () => {
  let container: Container;
  beforeAll(async () => {
    container = await openContainer();
  }, 60_000);
  afterAll(() => container[Symbol.dispose]());

  it("is the image's own, of a user who is not root", async () => {
    expect((await containerOf({})).command).toEqual(image.command);
    expect(image.command).toEqual(["node_modules/.bin/apple-ade", "scheduled"]);
    expect(image.user).toMatch(/^[1-9]\d*$/);
  });

  it("fails for a tenant that needs a person, with the report in its log and the card in Teams", async () => {
    await using teams = await startTeams(200);
    const now = new Date();
    const expired = scenarioNamed("token-not-expired");
    await using tenant = await startDemoTenant({ scenario: expired, now });
    const { command, env } = await containerOf(
      configOf(expired.config(relativeTo(now)), tenant.endpoint),
    );
    // Container Apps adds where the identity's tokens come from, and nothing else that matters.
    const { status, out, err } = await container.run(command, {
      ...env,
      ...tenant.env,
      APPLE_ADE_TEAMS_WEBHOOK: teams.address,
    });
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

  it("checks customers one after another, and leaves nothing behind: one well, one that nobody could read", async () => {
    await using teams = await startTeams(400);
    const now = new Date();
    await using well = await startDemoTenant({ scenario: healthy, now });
    // It is signed in to the first alone.
    await using other = await startDemoTenant({ scenario: healthy, now });
    const { command, env } = await customersOf({
      contoso: stackFile(healthy.config(relativeTo(now)), well.endpoint),
      fabrikam: stackFile(healthy.config(relativeTo(now)), other.endpoint),
    });
    const { status, out, err } = await container.run(command, {
      ...env,
      ...well.env,
      APPLE_ADE_TEAMS_WEBHOOK: teams.address,
    });
    expect(status, out + err).toBe(1);
    expect(out).toContain("✅ Contoso");
    expect(out).toContain(`${markOf(0)}\n`);
    expect(out).toContain("not checked");
    expect(out).toMatch(/check of fabrikam ended with status 1 \{"tokens":".+","owners":".*"\}\n/);
    expect(teams.posted).toHaveLength(1);
    expect(err).toContain(
      "apple-ade: the Teams card of fabrikam was not posted: POST was answered",
    );
    const left = readdirSync(container.temporary).filter((name) => name.startsWith("apple-ade-"));
    expect(left).toEqual([]);
  });
});
