import { existsSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { plain } from "../../../policy/text/write.ts";
import { elementsOf, rendered, targetsOf } from "../formats/rendered.ts";
import { entry, finding, tenant, unreadableTenant } from "../reports.ts";
import { hostileNames } from "../../security/hostile-names.ts";
import { own, type WrittenItem } from "./forge.ts";
import { healthyKiosk, kiosk, openWatch, services, type Watch } from "./watch.ts";

const nothing: readonly string[] = [];

describe.for(services)("the issues or work items, among others, on $name", (service) => {
  let watch: Watch;
  beforeEach(async () => {
    watch = await openWatch(service);
  });
  afterEach(() => watch[Symbol.asyncDispose]());

  const blocked = tenant({ entries: [kiosk()] });
  const europe = tenant({ stack: "contoso-eu", label: "Contoso EU", entries: [kiosk()] });
  const healthyEurope = { ...europe, entries: [healthyKiosk] };

  it("are each tenant's own, in one run or in several", async () => {
    await watch.run([blocked, europe]);
    expect(watch.open()).toHaveLength(2);
    await watch.run([blocked]);
    await watch.run([europe]);
    expect(watch.forge.writes).toEqual([]);
    await watch.run([healthyEurope]);
    expect(watch.open()).toEqual(["❌ Contoso: Kiosk iPads, renew today"]);
    await watch.run([blocked, healthyEurope]);
    expect(watch.forge.writes).toEqual([]);
  });

  it("leave people's issues alone, the label's too", async () => {
    const theirs = [
      "Who renews?",
      "<!-- apple-ade:contoso -->\nA comment's marker",
      "<!-- apple-ade:contoso:a1a1a1a1a1a1a1a1 -->\nThe token's marker",
    ].map((body, index): WrittenItem => ({
      id: index + 1,
      by: "mona",
      title: "Question",
      labels: ["apple-ade"],
      isOpen: true,
      body,
    }));
    watch.forge.items.push(...theirs.map((each) => ({ ...each })));
    await watch.run([blocked]);
    await watch.run([{ ...blocked, entries: [healthyKiosk] }]);
    expect(watch.forge.items.slice(0, 3)).toEqual(theirs);
  });

  it("are found again behind more than a page of closed ones", async () => {
    await watch.run([blocked]);
    const closed = Array.from({ length: 200 }, (_, index) => ({
      id: index + 2,
      by: own,
      title: "Old",
      labels: ["apple-ade"],
      isOpen: false,
      body: `<!-- apple-ade:contoso:${index} -->`,
    }));
    watch.forge.items.push(...closed);
    await watch.run([blocked]);
    expect(watch.forge.writes).toEqual([]);
  });

  it("are all attempted when one cannot be changed, and the step fails", async () => {
    await watch.run([blocked]);
    watch.forge.refused.push("PATCH", "PUT");
    const other = entry({ state: "blocked", findings: [finding()] });
    expect(await watch.run([tenant({ entries: [kiosk({ message: "" }), other] })])).toEqual([
      expect.stringMatching(/^(?:PATCH|PUT) .* was answered with 403; .*needs .*\.$/),
    ]);
    expect(watch.forge.items).toHaveLength(2);
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
    expect(watch.forge.items).toHaveLength(hostileNames.length);
    for (const { title, body } of watch.forge.items) {
      expect(title).toMatch(/^❌ Contoso: .{0,239}$/u);
      const html = service.name === "Azure DevOps" ? body : rendered(body);
      const elements = elementsOf(html);
      const pre = elements.filter((element) => element === "pre");
      expect([pre.length, elements[0]]).toEqual([2, "pre"]);
      expect(new Set(elements)).toEqual(
        new Set(["pre", "p", "a", ...(html === body ? [] : ["code"])]),
      );
      for (const target of targetsOf(html))
        expect(target).toMatch(/^https:\/\/(?:learn\.microsoft\.com|wiki\.contoso\.example)\//);
    }
    await watch.run([tenant({ entries })]);
    expect(watch.forge.writes).toEqual([]);
    expect(existsSync("/tmp/forged")).toBe(false);
  });

  it("link only to pages", async () => {
    const runbook = "javascript:alert(1)";
    await watch.run([tenant({ entries: [{ ...kiosk({ docs: "docs/trust.md" }), runbook }] })]);
    expect(targetsOf(rendered(watch.forge.items[0]?.body ?? ""))).toEqual([]);
  });

  it("fit into what a service takes, whatever the engine had to say", async () => {
    const notChecked = `The preview failed: ${"🍏`".repeat(100_000)}`;
    expect(await watch.run([unreadableTenant({ notChecked, failed: true })])).toEqual(nothing);
    expect(watch.open()).toEqual(["❓ Contoso: not checked"]);
  });
});
