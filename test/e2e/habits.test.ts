import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { reportSchema } from "../../cli/assess/report.ts";
import { scenarioNamed } from "../../demo/scenarios/catalog.ts";
import { allFindings } from "../cli/reports.ts";
import { expectedFindings, openStage, type Stage } from "./stage.ts";

/** The nightly check, as a person reads it. */
async function scheduled({ workspace }: Stage) {
  const json = join(workspace.directory, "report.json");
  const args = ["--stack", "demo", "--config-file", workspace.stackFile, "--profile", "scheduled"];
  const formats = ["--format", "text", `json=${json}`];
  const env = { ...process.env, ...workspace.env, ADE_AS_OF: "" };
  const { status, text } = await new Promise<{ status: number; text: string }>((done) => {
    const command = [resolve("cli/apple-ade.js"), "check", ...args, ...formats];
    const child = execFile(process.execPath, command, { env }, (_, out) =>
      done({ status: child.exitCode ?? -1, text: out.replaceAll(/\s+/g, " ") }),
    );
  });
  return { status, text, report: reportSchema.parse(JSON.parse(readFileSync(json, "utf8"))) };
}

describe("what nobody can help about Graph, in the nightly check", { timeout: 240_000 }, () => {
  test.for([
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
  ])("$name ends with $status, and says what helps", async ({ name, status, says }) => {
    const scenario = scenarioNamed(name);
    await using stage = await openStage(scenario);
    const checked = await scheduled(stage);
    expect(checked.text).toContain(says);
    expect(checked.status).toBe(status);
    const found: Record<string, string[]> = {};
    for (const { entry, finding } of allFindings(checked.report))
      (found[entry.key] ??= []).push(finding.policy);
    expect(found).toEqual(expectedFindings(scenario));
  });
});
