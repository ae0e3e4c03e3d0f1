import { describe, expect, it } from "vitest";
import { markdown } from "../../../cli/formats/markdown/markdown.ts";
import type { Entry, Finding } from "../../../cli/assess/report-entry.ts";
import type { Report } from "../../../cli/assess/report.ts";
import { entry, finding, report, tenant, termsFinding } from "../reports.ts";

function render(each: Report, filesUrl?: string): string {
  return markdown.render(each, { color: false, ...(filesUrl !== undefined && { filesUrl }) });
}

function of(entries: readonly Entry[], overrides: Partial<Report> = {}): string {
  return render(report({ ...overrides, tenants: [tenant({ entries: [...entries] })] }));
}

function blocked(overrides: Partial<Finding> = {}, about: Partial<Entry> = {}): Entry {
  return entry({ state: "blocked", name: "Kiosk iPads", findings: [finding(overrides)], ...about });
}

describe("who has to do what", () => {
  it.for([
    { pullRequest: true, says: true },
    { pullRequest: false, says: false },
  ])("says whether the pull request is the cause, if there is one: $says", (each) => {
    const { pullRequest, says } = each;
    expect(of([blocked()], { pullRequest }).includes("This pull request")).toBe(says);
  });

  it("is said to the owners, each with what is theirs", () => {
    const entries = [
      blocked(),
      blocked({ action: "renew now" }, { name: "Store iPads" }),
      blocked({}, { name: "Lab Macs", owner: "Mac team" }),
    ];
    expect(of(entries)).toContain(
      "**This pull request did not cause it and cannot fix it.** Ask **Endpoint team** about Kiosk iPads (renew today), Store iPads (renew now), **Mac team** about Lab Macs (renew today), then run this check again.",
    );
  });

  it("is said of a token that nobody owns", () => {
    const { owner: _, ...unowned } = blocked();
    expect(of([unowned])).toContain(
      "cannot fix it.** Kiosk iPads (renew today) has no owner: ask your Intune administrators, and add `owner` in `Pulumi.contoso.yaml:12`. Then run this check again.",
    );
  });

  it("is said to the author where the declaration is wrong", () => {
    const entries = [blocked({ curedInCode: true, cause: "change", action: "pin the token's id" })];
    expect(of(entries)).toContain(
      "**This pull request caused it and can fix it.** Correct here: Kiosk iPads (pin the token's id) in `Pulumi.contoso.yaml:12`.\n",
    );
  });

  it.for([
    { when: "one of two that block is elsewhere", other: finding(), says: "Ask" },
    { when: "only a warning is elsewhere", other: termsFinding("A"), says: "Correct here" },
  ])("is $says when $when", ({ other, says }) => {
    const findings = [finding({ curedInCode: true }), other];
    expect(of([blocked({}, { findings })]).match(/Ask|Correct here/g)).toEqual([says]);
  });

  it("is not said when nothing blocks", () => {
    expect(of([entry({ state: "warned", findings: [termsFinding("A")] })])).not.toMatch(
      /Ask|This pull/,
    );
  });
});

describe("a finding", () => {
  it("that the change causes comes before others that block as well", () => {
    const text = of([blocked(), blocked({ cause: "change" }, { name: "Warehouse iPhones" })]);
    expect(text.match(/^\*\*❌ \w+/gm)).toEqual(["**❌ Warehouse", "**❌ Kiosk"]);
  });

  it("that follows from a stricter one is named in its line", () => {
    const also = [
      finding({ policy: "ade-token-b", action: "renew now" }),
      termsFinding("Kiosk iPads"),
    ];
    expect(of([blocked({}, { findings: [finding(), ...also] })])).toContain(
      "Also: `ade-token-b` (renew now), `ade-token-terms-accepted` (accept Apple's terms).",
    );
  });

  it.for([
    { seen: "expired on 2026-11-18.", title: "Kiosk iPads expired on 2026-11-18", rest: "" },
    {
      seen: "was not checked: it is unread.",
      title: "Kiosk iPads was not checked: it is unread",
      rest: "",
    },
    {
      seen: "failed. Last success 2026-11-22.",
      title: "Kiosk iPads failed",
      rest: "Last success 2026-11-22. ",
    },
    { seen: "matches 2: a-1, b-2.", title: "Kiosk iPads matches 2: a-1, b-2", rest: "" },
  ])("has the first of what was seen as its title: $seen", ({ seen, title, rest }) => {
    const text = of([blocked({ seen })]);
    expect(text).toContain(
      `**❌ ${title}** · \`ade-token-not-expired\` · deadline or time limit passed\n\n${rest}New devices`,
    );
  });

  it("of which only the engine's text is known is told in that text", () => {
    const text = of([
      blocked({ subject: "", seen: "A token must be blue.", steps: ["Paint it."], choices: true }),
    ]);
    expect(text).toContain("**❌ A token must be blue** ·");
    expect(text).toContain("\n- Paint it.\n");
  });

  it("numbers its steps, lists its choices, and has lines to paste as they are", () => {
    expect(of([blocked({ steps: ["a", "b"] })])).toContain("\n1. a\n2. b\n");
    expect(of([blocked({ steps: ["a"] })])).toContain("\n- a\n");
    expect(of([blocked({ steps: ["a", "b"], choices: true })])).toContain("\n- a\n- b\n");
    const pasted = ["In the file:", '  renewBy: "2027-01-01" # ```'];
    expect(of([blocked({ steps: pasted, choices: true })])).toContain(
      '\n- In the file:\n````yaml\n  renewBy: "2027-01-01" # ```\n````\n',
    );
  });

  it("shows a program's arguments to paste as code of a program", () => {
    const steps = ["In the program:", '  renewBy: "2027-01-01", // Friday'];
    expect(of([blocked({ steps, choices: true })])).toContain("\n```ts\n  renewBy:");
  });

  it("links the declaration where the repository's files can be read, and a page where it is published", () => {
    const base = "https://github.com/contoso/ade/blob/main/";
    const entries = [blocked()];
    expect(render(report({ tenants: [tenant({ entries })] }), base)).toContain(
      `What this check means: <code>npx --no-install apple-ade explain ade-token-not-expired</code> · [Documentation](https://learn.microsoft.com/intune/device-enrollment/apple/manage-devices-tokens-apple#renew-your-token) · declared in [\`Pulumi.contoso.yaml:12\`](${base}Pulumi.contoso.yaml#L12)`,
    );
    const page = "https://contoso.example/docs/policies/a.md";
    expect(of([blocked({ page, docs: page })])).toContain(
      `· [What this check means](${page}) · declared`,
    );
  });
});
