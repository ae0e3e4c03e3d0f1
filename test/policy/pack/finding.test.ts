import { describe, expect, it } from "vitest";
import { type Finding, message } from "../../../policy/pack/finding.ts";

const subject = { title: '"Kiosk iPads" of Contoso', owner: "Endpoint team", runbook: undefined };
const page = "npx --no-install apple-ade explain ade-token-exists";
const finding: Finding = { reason: "any", seen: "was seen.", steps: ["First.", "Then."] };

describe("a message", () => {
  it("has what was seen, the consequence, the steps, and where to read on", () => {
    const full = { ...finding, impact: "It matters.", lead: "Do this:", docs: "https://docs" };
    const owned = { ...subject, runbook: "https://wiki.contoso.example/ade" };
    expect(message(full, owned, page, "Checked as of 2026-12-24.")).toMatchInlineSnapshot(`
      ""Kiosk iPads" of Contoso was seen.
      It matters.
      Do this:
       1. First.
       2. Then.
      Owner: Endpoint team. Checked as of 2026-12-24. Runbook: https://wiki.contoso.example/ade Docs: https://docs"
    `);
  });

  it("leaves out what there is not, but not that nobody owns it", () => {
    const nobody = { ...subject, owner: undefined };
    expect(message(finding, nobody, page)).toMatchInlineSnapshot(`
      ""Kiosk iPads" of Contoso was seen.
       1. First.
       2. Then.
      Owner: none declared. Docs: npx --no-install apple-ade explain ade-token-exists"
    `);
  });

  it("numbers neither choices nor a single step", () => {
    expect(message({ ...finding, choices: true }, subject, page)).toContain("\n First.\n Then.\n");
    expect(message({ ...finding, steps: ["Only."] }, subject, page)).toContain("\n Only.\n");
  });
});
