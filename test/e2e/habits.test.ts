import { beforeAll, describe, expect, it, test } from "vitest";
import { scenarioNamed } from "../../demo/scenarios/catalog.ts";
import { devicesHealthy } from "../../demo/scenarios/devices-healthy.ts";
import { allFindings } from "../cli/reports.ts";
import { certificateName, expectedFindings, findings, outage, withProfile } from "./stage.ts";
import { type Member, previewTogether, type Together } from "./together.ts";

const habits = [
  { name: "graph-refuses-select", status: 0, says: "healthy" },
  { name: "graph-states-more-accepted", status: 0, says: "Graph's counts not compared" },
  { name: "graph-states-more", status: 1, says: "set apple-ade:graph.trustCount to false" },
  { name: "graph-lacks-a-default", status: 1, says: "remove visionos from platforms" },
  { name: "tenant-authorized-intune", status: 1, says: "DeviceManagementServiceConfig.Read.All" },
  {
    name: "devices-read-completely-refused",
    status: 1,
    says: "set apple-ade:devices.read to false",
  },
] as const;

/** What nobody can help about Graph, and an outage. */
describe("the nightly check", { timeout: 240_000 }, () => {
  let together: Together<string>;

  beforeAll(async () => {
    const members: Record<string, Member> = Object.fromEntries(
      habits.map(({ name }) => [name, { scenario: scenarioNamed(name) }]),
    );
    members["down"] = { scenario: devicesHealthy, intercept: outage };
    together = await previewTogether(members, ...withProfile("scheduled"));
  }, 240_000);

  test.for(habits)("of $name ends with $status, and says what helps", async (habit) => {
    const { name, status, says } = habit;
    const checked = await together.report(name, "scheduled");
    expect(checked.out.replaceAll(/\s+/g, " ")).toContain(says);
    expect(checked.status, checked.out + checked.err).toBe(status);
    const found: Record<string, string[]> = {};
    for (const { entry, finding } of allFindings(checked.report))
      (found[entry.key] ??= []).push(finding.policy);
    expect(found).toEqual(expectedFindings(scenarioNamed(name)));
  });

  it("blocks when the tenant was not read", () => {
    expect(findings(together.of("down"), "mandatory")).toEqual({
      demo: ["ade-tenant-readable"],
      corporate: ["ade-token-judged"],
      [certificateName]: ["apns-certificate-judged"],
      apps: ["vpp-token-judged"],
    });
    expect(findings(together.of("down"), "advisory")).toEqual({});
    expect(together.operation.status, together.operation.output).toBe(1);
  });
});
