import { describe, expect, test } from "vitest";
import { entry, finding, report, tenant, termsFinding } from "../reports.ts";
import { render, textOf } from "./html-page.ts";

const named = (name: string, cause: "change" | "calendar") =>
  entry({ name, state: "blocked", findings: [finding({ cause })] });

const folded = (follow: readonly string[]) => {
  const others = follow.map((policy) => termsFinding("Kiosk iPads", { policy }));
  const findings = [finding(), ...others];
  const entries = [entry({ state: "blocked", findings })];
  const page = render(report({ tenants: [tenant({ entries })] }));
  return /<details>[^]*<\/details>/.exec(page)?.[0];
};

const listOf = (steps: readonly string[], choices: boolean) => {
  const findings = [finding({ steps: [...steps], choices })];
  const page = render(report({ tenants: [tenant({ entries: [entry({ findings })] })] }));
  return /<div class="steps">[^]*?<(ol|ul)>/.exec(page)?.[1];
};

describe("an article", () => {
  test("comes first among equals when the change under review caused it", () => {
    const entries = [named("By time", "calendar"), named("By change", "change")];
    const page = render(report({ tenants: [tenant({ entries })] }));
    const names = [...page.matchAll(/<h3 id[^]*?<bdi>(.*?)<\/bdi>/g)].map(([, name]) => name);
    expect(names).toEqual(["By change", "By time"]);
  });

  test.for([
    {
      what: "a page on the web",
      docs: "https://learn.microsoft.com/x?a=1&b=2",
      link: '<a href="https://learn.microsoft.com/x?a=1&amp;b=2" rel="noreferrer">learn.microsoft.com</a>',
    },
    {
      what: "a page without TLS",
      docs: "http://x.example/a",
      link: "<code>http://x.example/a</code>",
    },
    { what: "a script", docs: "javascript:alert(1)", link: "<code>javascript:alert(1)</code>" },
    { what: "a command", docs: "npx a explain b", link: "<code>npx a explain b</code>" },
  ])("links to the documentation only on the web: $what", ({ docs, link }) => {
    const entries = [entry({ state: "blocked", findings: [finding({ docs })] })];
    const page = render(report({ tenants: [tenant({ entries })] }));
    expect(page).toContain(`<dt>Documentation</dt><dd>${link}`);
  });

  test("links to the line of the declaration where the files can be read", () => {
    expect(render(report())).toContain("<code>Pulumi.contoso.yaml:12</code>");
    expect(render(report(), "https://git.example/r")).toContain(
      'href="https://git.example/r/Pulumi.contoso.yaml#L12"',
    );
    expect(render(report(), "http://git.example/r")).toContain(
      "<code>Pulumi.contoso.yaml:12</code>",
    );
  });

  test("folds what follows from the strictest finding", () => {
    expect(folded([])).toBeUndefined();
    expect(textOf(folded(["ade-a"]) ?? "")).toContain("1 further finding of this token");
    const two = textOf(folded(["ade-a", "ade-b"]) ?? "");
    expect(two).toContain("2 further findings of this token");
    expect(two).toMatch(/ade-a, advisory.*ade-b, advisory/);
    expect(two).not.toContain("ade-token-not-expired");
  });

  test("orders steps, and lists alternatives and a single step without an order", () => {
    expect(listOf(["a", "b"], false)).toBe("ol");
    expect(listOf(["a", "b"], true)).toBe("ul");
    expect(listOf(["a"], false)).toBe("ul");
    expect(listOf([], false)).toBeUndefined();
  });

  test("says of a policy that only the engine knows what it knows", () => {
    const seen = "An ADE token must be blue.";
    const told = finding({ description: seen, seen, subject: "", message: "", steps: [] });
    const page = render(report({ tenants: [tenant({ entries: [entry({ findings: [told] })] })] }));
    expect(page.split(seen)).toHaveLength(2);
  });

  test("says since when it blocks, and why", () => {
    const [kiosk] = tenant().entries;
    const page = textOf(render(report({ tenants: [tenant({ entries: kiosk ? [kiosk] : [] })] })));
    expect(page).toContain("Blocks since 2026-11-18 ADE token");
    expect(page).toContain("What changed deadline or time limit passed");
    expect(page).toContain("Can be fixed here no");
  });
});
