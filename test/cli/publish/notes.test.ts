import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { markdown } from "../../../cli/formats/markdown/markdown.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { mergedReport } from "../../../cli/publish/merge.ts";
import { healthyTenant, report, tenant, unreadableTenant } from "../reports.ts";
import type { Forge } from "./forge.ts";
import { publish, services } from "./watch.ts";

describe.for(services)("the comment on a pull request, on $name", ({ open, note }) => {
  let forge: Forge;
  beforeEach(async () => {
    forge = await open();
  });
  afterEach(() => forge[Symbol.asyncDispose]());

  const comment = async (each: Report) => expect(await publish(note, forge, each)).toEqual([]);
  const texts = () => forge.notes.map(({ text }) => text);
  const blocked = report();
  const healthy = report({ exitStatus: 0, tenants: [healthyTenant()] });
  const europe = report({ tenants: [tenant({ stack: "contoso-eu", label: "Contoso EU" })] });

  it("is created once, and then updated, whatever the check decided", async () => {
    for (const each of [healthy, blocked, report({ tenants: [unreadableTenant()] }), blocked]) {
      await comment(each);
      expect(texts()).toEqual([rendered(each)]);
    }
  });

  it("no longer says healthy when the next check did not run", async () => {
    await comment(healthy);
    const left = { files: ["no-such.json"], stacks: ["contoso"], env: forge.env, now: new Date() };
    await comment(await mergedReport(left));
    expect(texts()).toEqual([
      expect.stringMatching(/^<!-- apple-ade:contoso -->\n### ❓ .*not checked/),
    ]);
    expect(texts()[0]).toContain("4711");
    await comment(healthy);
    expect(texts()).toEqual([rendered(healthy)]);
  });

  it("is another for each stack, also where one's name begins with the other's", async () => {
    for (const each of [blocked, europe, healthy]) await comment(each);
    expect(texts()).toEqual([healthy, europe].map((each) => rendered(each)));
  });

  it("is one for all stacks of one report, also after one has left", async () => {
    const both = report({ tenants: [...blocked.tenants, ...europe.tenants] });
    await comment(both);
    await comment(europe);
    expect(texts()).toEqual([rendered(europe)]);
  });

  it("leaves people's alone, and is found behind a hundred of them", async () => {
    const forged = "<!-- apple-ade:contoso -->\nAll healthy!";
    const theirs = ["", forged, ...Array.from({ length: 100 }, (_, id) => `Remark ${id}`)];
    for (const [id, text] of theirs.entries())
      forge.notes.push({ id: id + 1, by: "another-app[bot]", text });
    for (const each of [blocked, healthy]) await comment(each);
    expect(texts()).toEqual([...theirs, rendered(healthy)]);
  });

  it("names what is missing where it may not be written, and no token", async () => {
    forge.refused.push("POST");
    const { message } = await refusalOf(comment(blocked));
    expect(message).toMatch(/ was answered with 403; .*needs /);
    const { message: other } = await refusalOf(
      publish(note, { env: withOther(forge.env, "s3cret") }, blocked),
    );
    expect(other).toMatch(/ was answered with 401; .*needs /);
    expect(other).not.toContain("s3cret");
  });

  it.for(["GITHUB_TOKEN", "GITHUB_REF", "GITLAB_TOKEN", "CI_MERGE_REQUEST_IID"])(
    "names a variable that its job lacks: %s",
    async (name) => {
      const { [name]: removed, ...env } = forge.env;
      if (removed === undefined) return;
      expect((await refusalOf(publish(note, { env }, blocked))).message).toContain(name);
    },
  );
});

function withOther(env: Forge["env"], secret: string): Forge["env"] {
  const names = Object.keys(env).filter((name) => name.endsWith("TOKEN"));
  return { ...env, ...Object.fromEntries(names.map((name) => [name, secret])) };
}

async function refusalOf(work: Promise<unknown>): Promise<Error> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error && error.name === "Refusal") return error;
  throw new Error(`It was not refused: ${String(error)}`);
}

function rendered(each: Report): string {
  return markdown.render(each, { color: false });
}
