import { describe, expect, it } from "vitest";
import { blocksLine, entryText } from "../../../cli/formats/entry-text.ts";
import type { Blocks } from "../../../cli/report/report.ts";
import { entry, finding, termsFinding } from "../reports.ts";

const since: Blocks = { when: "since", date: "2026-11-18", policy: "ade-token-not-expired" };
const from: Blocks = { when: "from", date: "2027-03-01", policy: "ade-token-not-expired" };

describe("entryText", () => {
  it("has the strictest finding in full and the others in a line each", () => {
    const findings = [finding(), termsFinding("Kiosk iPads", { seen: "waits for terms." })];
    expect(entryText(entry({ state: "blocked", blocks: since, findings }))).toBe(
      [
        "An ADE token must not be expired. (ade-token-not-expired, mandatory, cause: calendar)",
        finding().message,
        "Also ade-token-terms-accepted (advisory, cause: drift): it waits for terms.",
        "Blocks since 2026-11-18.",
      ].join("\n"),
    );
  });

  it("is empty where nothing was found", () => {
    expect(entryText(entry())).toBe("");
  });
});

describe("blocksLine", () => {
  it.for([
    { when: "nothing will", given: {}, line: "" },
    {
      when: "it is known since when",
      given: { state: "blocked", blocks: since, blocksWhenScheduled: from },
      line: "Blocks since 2026-11-18.",
    },
    {
      when: "it is not known since when",
      given: { state: "blocked", blocks: { when: "since", policy: "ade-token-exists" } },
      line: "Blocks now.",
    },
    {
      when: "it warns here",
      given: { state: "warned", blocks: from },
      line: "Blocks from 2027-03-01 (ade-token-not-expired).",
    },
    {
      when: "it warns here as in the scheduled check",
      given: { state: "warned", blocks: from, blocksWhenScheduled: { ...from } },
      line: "Blocks from 2027-03-01 (ade-token-not-expired).",
    },
    {
      when: "the scheduled check is stricter",
      given: { state: "warned", blocks: from, blocksWhenScheduled: since },
      line: "The scheduled check blocks since 2026-11-18.",
    },
    {
      when: "only the scheduled check will",
      given: { state: "warned", blocksWhenScheduled: from },
      line: "The scheduled check blocks from 2027-03-01 (ade-token-not-expired).",
    },
  ] as const)("says when an entry blocks: $when", ({ given, line }) => {
    expect(blocksLine(entry(given))).toBe(line);
  });
});
