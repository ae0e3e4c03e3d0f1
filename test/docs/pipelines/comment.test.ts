import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { markdown } from "../../../cli/formats/markdown/markdown.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { healthyTenant, report, tenant, unreadableTenant } from "../../cli/reports.ts";
import { type GitHub, openGitHub } from "./github.ts";
import { scriptOf } from "./scripts.ts";
import { type Machine, openMachine } from "./shell.ts";

const step = scriptOf("github/pull-request.yml", "Comment");
const pullRequest = 12;

describe("the comment on a pull request, on GitHub", () => {
  let github: GitHub;
  let machine: Machine;
  beforeEach(async () => {
    github = await openGitHub();
    machine = openMachine();
  });
  afterEach(async () => {
    machine[Symbol.dispose]();
    await github[Symbol.asyncDispose]();
  });

  /** What the step does once the check has written this report, or none. */
  async function comment(each?: Report, stack = "contoso") {
    machine.report("comment.md", each && rendered(each));
    return machine.run(step, { ...github.env, STACK: stack, PULL_REQUEST: String(pullRequest) });
  }

  const bodies = () => github.comments.map(({ body }) => body);
  const blocked = report();
  const healthy = report({ exitStatus: 0, tenants: [healthyTenant()] });

  it("is created once, and then updated, whatever the check decided", async () => {
    for (const each of [healthy, blocked, report({ tenants: [unreadableTenant()] }), blocked]) {
      expect(await comment(each)).toEqual({ status: 0, output: "" });
      expect(bodies()).toEqual([rendered(each)]);
    }
    expect(github.comments.map(({ number }) => number)).toEqual([pullRequest]);
  });

  it("no longer says healthy when the next check did not run", async () => {
    await comment(healthy);
    await comment();
    expect(bodies()).toEqual([
      "<!-- apple-ade:contoso -->\n### ❓ Apple enrollment tokens, contoso: not checked\n\nThe check did not run: [log](https://github.com/contoso/ade/actions/runs/4711).\n",
    ]);
    await comment(blocked);
    expect(bodies()).toEqual([rendered(blocked)]);
  });

  it("is another for each stack, also where one's name begins with the other's", async () => {
    const europe = report({ tenants: [tenant({ stack: "contoso-eu", label: "Contoso EU" })] });
    for (const [each, stack] of [[blocked], [europe, "contoso-eu"], [healthy]] as const)
      await comment(each, stack);
    expect(bodies()).toEqual([healthy, europe].map((each) => rendered(each)));
  });

  it("is found behind a hundred others", async () => {
    const others = Array.from({ length: 100 }, (_, id) => ({
      id,
      number: pullRequest,
      user: { login: "mona" },
      body: `Remark ${id}`,
    }));
    github.comments.push(...others);
    await comment(blocked);
    await comment(healthy);
    expect(bodies().slice(100)).toEqual([rendered(healthy)]);
  });

  it.for(["mona", "another-app[bot]"])(
    "leaves a comment of %s alone that begins with the marker",
    async (login) => {
      const forged = "<!-- apple-ade:contoso -->\nAll healthy!";
      github.comments.push({ id: 1, number: pullRequest, user: { login }, body: forged });
      await comment(blocked);
      expect(bodies()).toEqual([forged, rendered(blocked)]);
    },
  );

  it("fails the step when it cannot be written", async () => {
    github.refused.push("POST");
    const { status, output } = await comment(blocked);
    expect(status).not.toBe(0);
    expect(output).toContain("POST issues/12/comments was answered with 403");
  });
});

function rendered(each: Report): string {
  return markdown.render(each, { color: false });
}
