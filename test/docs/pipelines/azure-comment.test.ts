import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { markdown } from "../../../cli/formats/markdown/markdown.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { healthyTenant, report, tenant, unreadableTenant } from "../../cli/reports.ts";
import { type AzureDevOps, openAzureDevOps } from "./azure-devops.ts";
import { scriptOf } from "./scripts.ts";
import { type Machine, openMachine } from "./shell.ts";

const step = scriptOf("azure-devops/pull-request.yml", "Comment");

describe("the comment on a pull request, on Azure DevOps", () => {
  let azure: AzureDevOps;
  let machine: Machine;
  beforeEach(async () => {
    azure = await openAzureDevOps();
    machine = openMachine();
  });
  afterEach(async () => {
    machine[Symbol.dispose]();
    await azure[Symbol.asyncDispose]();
  });

  /** What the step does once the check has written this report, or none. */
  async function comment(each?: Report, stack = "contoso", env = azure.env) {
    machine.report("comment.md", each && rendered(each));
    const paths = { GATE: machine.folder, REPORTS: join(machine.folder, "reports") };
    return machine.run(step, { ...env, ...paths, STACK: stack });
  }

  const contents = () =>
    azure.threads.map(({ comments }) => comments.map(({ content }) => content).join("|"));
  const blocked = report();
  const healthy = report({ exitStatus: 0, tenants: [healthyTenant()] });

  it("is one thread, which is updated whatever the check decided, and nobody has to resolve", async () => {
    for (const each of [healthy, blocked, report({ tenants: [unreadableTenant()] }), blocked]) {
      expect(await comment(each)).toEqual({ status: 0, output: "" });
      expect(contents()).toEqual([rendered(each)]);
    }
    expect(azure.threads).toMatchObject([{ status: "closed" }]);
    expect(new Set(azure.requests)).toEqual(
      new Set([
        "GET /contoso/_apis/connectionData",
        "GET ?api-version=7.1",
        "POST ?api-version=7.1",
        "PATCH /1/comments/1?api-version=7.1",
      ]),
    );
  });

  it("no longer says healthy when the next check did not run", async () => {
    await comment(healthy);
    await comment();
    expect(contents()).toEqual([
      expect.stringMatching(
        /^<!-- apple-ade:contoso -->\n### ❓ .*not checked\n\n.*buildId=4711\)\.\n$/,
      ),
    ]);
  });

  it("leaves somebody else's comment alone that begins with the marker", async () => {
    const forged = "<!-- apple-ade:contoso -->\nAll healthy!";
    azure.threads.push({
      id: 1,
      status: "active",
      comments: [{ id: 1, author: { id: "mona" }, content: forged }],
    });
    for (const each of [healthy, blocked]) await comment(each);
    expect(contents()).toEqual([forged, rendered(blocked)]);
  });

  it("is another for each stack, among people's own", async () => {
    const author = { id: "mona" };
    azure.threads.push(
      { id: 1, status: "active", comments: [{ id: 1, author, content: "Why?" }] },
      { id: 2, status: "active", comments: [{ id: 1, author }] },
      { id: 3, status: "active", comments: [] },
    );
    const europe = report({ tenants: [tenant({ stack: "contoso-eu", label: "Contoso EU" })] });
    for (const [each, stack] of [[blocked], [europe, "contoso-eu"], [healthy]] as const)
      await comment(each, stack);
    expect(contents()).toEqual(["Why?", "", "", rendered(healthy), rendered(europe)]);
  });

  it("fails the step with what is missing when it may not be written", async () => {
    const { status, output } = await comment(blocked, "contoso", {
      ...azure.env,
      SYSTEM_ACCESSTOKEN: "another",
    });
    expect(status).not.toBe(0);
    expect(output).toContain(
      'answered with 403; the build service needs "Contribute to pull requests"',
    );
    expect(output).not.toContain("another");
  });
});

function rendered(each: Report): string {
  return markdown.render(each, { color: false });
}
