import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { loadProfile } from "../../../cli/check/profile.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { day } from "../../../policy/text/time.ts";
import { readDeclarations } from "../../../stack/declaration/from-config.ts";
import { acknowledgement, ago, ahead, tenant, token } from "../../policy/facts.ts";
import { operation, reportOn, resource } from "./previews.ts";

const waiting = { lastSyncErrorCode: 3, lastSyncedAt: ago(8 * day) };

function entryOf(live: Props, declared: Props = {}, recorded?: Props, profile = "scheduled") {
  const [report] = reportOn(
    operation([
      resource("AdeTenant", "demo", tenant().props),
      resource("AdeToken", "corporate", token(live, declared).props, recorded),
    ]),
    { profile: loadProfile(profile) },
  );
  return report?.entries.find(({ key }) => key === "corporate");
}

const accepted = entryOf(waiting, { acknowledgements: [acknowledgement] });

describe("a token with an acknowledgement", () => {
  it("is a warning that says so, and blocks from the day after", () => {
    expect(accepted?.findings.map(({ policy }) => policy)).toEqual(["ade-acknowledged"]);
    expect(accepted).toMatchObject({
      state: "warned",
      blocks: { when: "from", date: "2026-12-06", policy: "ade-token-terms-accepted-in-time" },
    });
  });

  it("has it in the report, and whether it counts", () => {
    const { expiresAt: _, ...shown } = acknowledgement;
    expect(accepted?.acknowledgements).toEqual([{ ...shown, inForce: true }]);
    const ended = entryOf(waiting, {
      acknowledgements: [{ ...acknowledgement, until: "2026-11-01" }],
    });
    expect(ended?.acknowledgements).toEqual([
      { ...shown, until: "2026-11-01", inForce: false, problem: "it ended on 2026-11-01" },
    ]);
    expect(entryOf(waiting)?.acknowledgements).toBeUndefined();
  });

  it("is a change that says what is accepted, until when and by whom", () => {
    const recorded = token(waiting).props;
    const declared = entryOf(waiting, { acknowledgements: [acknowledgement] }, recorded)?.declared;
    expect(declared).toEqual([
      { property: "acknowledgements", to: "ade-token-terms-accepted until 2026-12-05 by Legal" },
    ]);
  });

  it("blocks by the change that takes it away", () => {
    const recorded = token(waiting, { acknowledgements: [acknowledgement] }).props;
    const causes = entryOf(waiting, {}, recorded)?.findings.map(({ policy, cause }) => [
      policy,
      cause,
    ]);
    expect(causes).toContainEqual(["ade-token-terms-accepted-in-time", "change"]);
  });
});

describe("a token that was replaced", () => {
  const replaced = { previousId: "9B1D4C55-0000-4000-8000-000000000009", expiresAt: ago(-5 * day) };

  it("is not offered to be acknowledged: nothing else is reported of it", () => {
    const entry = entryOf(replaced);
    expect(entry?.state).toBe("blocked");
    expect(entry).not.toHaveProperty("acknowledge");
  });

  it("blocks, whatever is acknowledged", () => {
    const acknowledgements = [
      {
        ...acknowledgement,
        policy: "ade-token-identity-unchanged",
        until: ago(-3 * day).slice(0, 10),
        expiresAt: replaced.expiresAt,
      },
    ];
    const entry = entryOf(replaced, { acknowledgements });
    expect(entry?.findings.map(({ policy }) => policy)).toEqual([
      "ade-token-identity-unchanged",
      "ade-acknowledgement-valid",
    ]);
    expect(entry?.acknowledgements).toMatchObject([{ problem: "the token was replaced" }]);
  });
});

/** The stack's file with these lines. */
function read(text: string) {
  return readDeclarations(
    {
      "apple-ade:graph": JSON.stringify({ endpoint: "http://127.0.0.1:1" }),
      "apple-ade:tokens": JSON.stringify({
        corporate: {
          tokenName: "a",
          renewBy: "2027-02-01",
          ...z.record(z.string(), z.unknown()).parse(parse(text)),
        },
      }),
    },
    "demo",
  );
}

describe("what is offered to accept what blocks", () => {
  it("names each policy that can be acknowledged, two weeks ahead", () => {
    expect(entryOf(waiting, { renewBy: "2026-11-01" })?.acknowledge).toEqual({
      under: "apple-ade:tokens.corporate",
      lines: [
        "acknowledgements:",
        '  - { policy: "ade-token-deadline-met", reason: "", owner: "", until: "2026-12-07", expiresAt: "2027-03-01T09:00:00Z" }',
        '  - { policy: "ade-token-terms-accepted-in-time", reason: "", owner: "", until: "2026-12-07", expiresAt: "2027-03-01T09:00:00Z" }',
      ],
    });
  });

  it("ends before the expiry", () => {
    const soon = { expiresAt: ahead(3 * day) };
    expect(entryOf(soon)?.acknowledge?.lines.join()).toContain('until: "2026-11-25"');
  });

  test.for([
    { what: "has expired", live: { expiresAt: ago(day) } },
    { what: "is missing", live: { status: "missing", expiresAt: undefined } },
    { what: "has a day left", live: { expiresAt: ahead(day - 1) } },
    {
      what: "only warns",
      live: { expiresAt: ahead(20 * day) },
      declared: { renewBy: "2026-12-04" },
    },
    { what: "was accepted", live: waiting, declared: { acknowledgements: [acknowledgement] } },
  ])("is nothing where a token $what", ({ live, declared }) => {
    expect(entryOf(live, declared)?.acknowledge).toBeUndefined();
  });

  it("is accepted by the stack's file, with a reason and an owner, and not without", () => {
    const line = entryOf(waiting)?.acknowledge?.lines.join("\n") ?? "";
    expect(() => read(line)).toThrow(/reason: is ""; write why it may wait/);
    expect(() => read(line.replaceAll('""', '"x"'))).not.toThrow();
  });

  it("covers what blocks", () => {
    const line = entryOf(waiting)?.acknowledge?.lines.join("\n") ?? "";
    const pasted: unknown = parse(line.replaceAll('""', '"x"'));
    expect(entryOf(waiting, z.record(z.string(), z.unknown()).parse(pasted))?.state).toBe("warned");
  });
});
