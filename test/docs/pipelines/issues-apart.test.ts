import { existsSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plain } from "../../../policy/text/write.ts";
import { elementsOf, rendered, targetsOf } from "../../cli/formats/rendered.ts";
import { entry, finding, tenant, unreadableTenant } from "../../cli/reports.ts";
import { hostileNames } from "../../security/hostile-names.ts";
import type { Issue } from "./github.ts";
import { healthyKiosk, kiosk, openWatch, type Watch } from "./watch.ts";

const nothing = { status: 0, output: "" };

describe("the issues of the scheduled run, among others", () => {
  let watch: Watch;
  beforeEach(async () => {
    watch = await openWatch();
  });
  afterEach(() => watch[Symbol.asyncDispose]());

  const blocked = tenant({ entries: [kiosk()] });
  const europe = tenant({ stack: "contoso-eu", label: "Contoso EU", entries: [kiosk()] });
  const healthyEurope = { ...europe, entries: [healthyKiosk] };

  it("are each tenant's own, in one run or in several", async () => {
    await watch.run([blocked, europe]);
    expect(watch.open()).toHaveLength(2);
    await watch.run([blocked]);
    await watch.run([europe], "contoso-eu");
    expect(watch.github.writes).toEqual([]);
    await watch.run([healthyEurope], "contoso-eu");
    expect(watch.open()).toEqual(["❌ Contoso: Kiosk iPads, renew today"]);
    await watch.run([blocked, healthyEurope]);
    expect(watch.github.writes).toEqual([]);
  });

  it("leave people's issues alone, the label's too", async () => {
    const theirs = [
      "Who renews?",
      "<!-- apple-ade:contoso -->\nA comment's marker",
      "<!-- apple-ade:contoso:a1a1a1a1a1a1a1a1 -->\nThe token's marker",
    ].map((body, index): Issue => ({
      number: index + 1,
      user: { login: "mona" },
      title: "Question",
      labels: ["apple-ade"],
      state: "open",
      body,
    }));
    watch.github.issues.push(...theirs.map((each) => ({ ...each })));
    await watch.run([blocked]);
    await watch.run([{ ...blocked, entries: [healthyKiosk] }]);
    expect(watch.github.issues.slice(0, 3)).toEqual(theirs);
  });

  it("are found again behind more than a page of closed ones", async () => {
    await watch.run([blocked]);
    const closed = Array.from({ length: 200 }, (_, index) => ({
      number: index + 2,
      user: { login: "github-actions[bot]" },
      title: "Old",
      labels: ["apple-ade"],
      state: "closed",
      body: `<!-- apple-ade:contoso:${index} -->`,
    }));
    watch.github.issues.push(...closed);
    await watch.run([blocked]);
    expect(watch.github.writes).toEqual([]);
  });

  it("are all attempted when one cannot be changed, and the step fails", async () => {
    await watch.run([blocked]);
    watch.github.refused.push("PATCH issues/1");
    const other = entry({ state: "blocked", findings: [finding()] });
    const { status, output } = await watch.run([
      tenant({ entries: [kiosk({ message: "" }), other] }),
    ]);
    expect({ status, output }).toEqual({
      status: 1,
      output: "PATCH issues/1 was answered with 403\n",
    });
    expect(watch.github.issues).toHaveLength(2);
  });

  it.for([
    { as: "it stands in a report", written: plain },
    { as: "it stands in Intune", written: (name: string) => name },
  ])("show every hostile name as text, $as", async ({ written }) => {
    const entries = hostileNames.map(({ text }, index) => {
      const name = written(text);
      const message = `"${name}" of Contoso\n${name}\n\`\`\`\n# ${name}`;
      const runbook = `https://wiki.contoso.example/${plain(name)}`;
      return entry({
        uid: String(index),
        name,
        runbook,
        state: "blocked",
        findings: [finding({ message, action: name })],
      });
    });
    expect(await watch.run([tenant({ entries })])).toEqual(nothing);
    expect(watch.github.issues).toHaveLength(hostileNames.length);
    for (const { title, body } of watch.github.issues) {
      expect(title).toMatch(/^❌ Contoso: .{0,239}$/u);
      const html = rendered(body);
      const [pre, links] = [elementsOf(html).slice(0, 4), elementsOf(html).slice(4)];
      expect(pre).toEqual(["pre", "code", "code", "pre"]);
      expect(new Set(links)).toEqual(new Set(["p", "a"]));
      for (const target of targetsOf(html))
        expect(target).toMatch(
          /^https:\/\/(?:github\.com|learn\.microsoft\.com|wiki\.contoso\.example)\//,
        );
    }
    await watch.run([tenant({ entries })]);
    expect(watch.github.writes).toEqual([]);
    expect(existsSync("/tmp/forged")).toBe(false);
  });

  it("link only to pages", async () => {
    const runbook = "javascript:alert(1)";
    await watch.run([tenant({ entries: [{ ...kiosk({ docs: "docs/trust.md" }), runbook }] })]);
    expect(targetsOf(rendered(watch.github.issues[0]?.body ?? ""))).toEqual([
      "https://github.com/contoso/ade/blob/HEAD/docs/policies/ade-token-not-expired.md",
    ]);
  });

  it("fit into what GitHub takes, whatever the engine had to say", async () => {
    const notChecked = `The preview failed: ${"🍏`".repeat(100_000)}`;
    expect(await watch.run([unreadableTenant({ notChecked, failed: true })])).toEqual(nothing);
    expect(watch.open()).toEqual(["❓ Contoso: not checked"]);
  });
});
