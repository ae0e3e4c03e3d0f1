import { describe, expect, it, test } from "vitest";
import type { Props } from "../../../policy/wire/values.ts";
import { day } from "../../../policy/text/time.ts";
import { acknowledgement, ago, stages, token } from "../facts.ts";
import { outcome, policyNamed, printed } from "../outcome.ts";

const adeAcknowledgementValid = policyNamed("ade-acknowledgement-valid");

const waiting = { lastSyncErrorCode: 3, lastSyncedAt: ago(8 * day) };

const lives = { ...stages, undated: { ...waiting, expiresAt: undefined } };

function declared(changed: Props = {}, live: Props = waiting) {
  return token(live, { acknowledgements: [{ ...acknowledgement, ...changed }] });
}

describe("ade-acknowledgement-valid", () => {
  it("holds with one that counts, and has nothing to say without one", () => {
    expect(outcome(adeAcknowledgementValid, token(waiting))).toBe(
      "not applicable: there is no acknowledgement",
    );
    expect(outcome(adeAcknowledgementValid, declared())).toBe("holds");
  });

  test.for<readonly [Props, string]>([
    [{ policy: "ade-token-terms" }, "ade-token-terms: there is no such policy of an ADE token"],
    [{ policy: "ade-tenant-readable" }, "there is no such policy of an ADE token"],
    [{ policy: "ade-token-not-expired" }, "its finding cannot be acknowledged"],
    [{ policy: "ade-acknowledged" }, "its finding cannot be acknowledged"],
    [{ reason: "" }, "it has no reason"],
    [{ owner: undefined }, "it has no owner"],
    [{ until: "2026-13-01" }, "until is no date"],
    [{ until: "2026-11-22" }, "it ended on 2026-11-22"],
    [{ until: "2026-12-24" }, "until 2026-12-24 is more than 30 days ahead"],
    [
      { expiresAt: "2026-03-01T09:00:00Z" },
      "it is about another token (expiresAt 2026-03-01; the one in Intune expires 2027-03-01)",
    ],
    [{ expiresAt: "soon" }, "(expiresAt no instant; the one in Intune expires 2027-03-01)"],
  ])("reports %o: %s", ([changed, says]) => {
    expect(printed(adeAcknowledgementValid, declared(changed))).toContain(says);
  });

  it("reports one that is to end with the day of the expiry", () => {
    const expiresAt = "2026-12-05T12:00:00Z";
    const inputs = declared({ expiresAt }, { ...waiting, expiresAt });
    expect(printed(adeAcknowledgementValid, inputs)).toContain(
      "until is not before the expiry on 2026-12-05",
    );
  });

  test.for(Object.entries(stages))(
    "judges what needs no live token in every stage: %s",
    ([, live]) => {
      const ended = declared({ until: "2026-11-01" }, live);
      expect(printed(adeAcknowledgementValid, ended)).toContain("it ended on 2026-11-01");
    },
  );

  test.for([
    ["unreadable", "holds"],
    ["missing", "no token in Intune matches"],
    ["ambiguous", "several tokens in Intune match"],
    ["replaced", "the token was replaced"],
    ["expired", "it is about another token"],
    ["undated", "the token in Intune has no known expiry"],
  ] as const)("says of one about a token that is %s: %s", ([stage, said]) => {
    const inputs = declared({}, lives[stage]);
    expect(
      outcome(adeAcknowledgementValid, inputs) === "holds"
        ? "holds"
        : printed(adeAcknowledgementValid, inputs),
    ).toContain(said);
  });

  test.for([
    {
      what: "whose finding is there",
      policy: "ade-token-terms-accepted",
      live: waiting,
      unused: false,
    },
    {
      what: "whose finding is not there",
      policy: "ade-token-terms-accepted",
      live: {},
      unused: true,
    },
    // The configured window, which no other policy can see, may be wider than the default.
    {
      what: "that rests on a threshold",
      policy: "ade-token-not-expiring",
      live: {},
      unused: false,
    },
  ])("says of one $what that it is unused: $unused", ({ policy, live, unused }) => {
    const said = outcome(adeAcknowledgementValid, declared({ policy }, live));
    expect(said).toBe(unused ? "without-effect" : "holds");
  });

  it("tells each by its place in the list, and where to correct it", () => {
    const inputs = token(waiting, {
      acknowledgements: [
        acknowledgement,
        { ...acknowledgement, until: "2026-11-01" },
        { ...acknowledgement, policy: "ade-token-terms" },
      ],
    });
    expect(printed(adeAcknowledgementValid, inputs)).toMatchInlineSnapshot(`
      "An acknowledgement must match a current finding and end.
      "Corporate iPhones" of Contoso has 2 acknowledgements that have no effect: ade-token-terms-accepted: it ended on 2026-11-01, ade-token-terms: there is no such policy of an ADE token.
       In the stack's file, under apple-ade:tokens.corporate.acknowledgements: correct it, or remove it.
      Owner: Endpoint team. Runbook: https://wiki.contoso.example/ade Docs: npx --no-install apple-ade explain ade-acknowledgement-valid"
    `);
  });

  it("says of one that it has no effect, and of two that they have none", () => {
    const named = { ...acknowledgement, policy: "no-such" };
    expect(printed(adeAcknowledgementValid, declared(named))).toContain(
      " has 1 acknowledgement that has no effect: ",
    );
    const two = token(waiting, { acknowledgements: [named, named] });
    expect(printed(adeAcknowledgementValid, two)).toContain(
      " has 2 acknowledgements that have no effect: ",
    );
  });

  it("counts until the last instant of its last day, which may be that of the token", () => {
    const asOf = new Date("2026-12-05T23:59:59.999Z");
    expect(outcome(adeAcknowledgementValid, declared(), { asOf })).toBe("holds");
    const expiresAt = asOf.toISOString();
    expect(
      outcome(adeAcknowledgementValid, declared({ expiresAt }, { ...waiting, expiresAt })),
    ).toBe("holds");
  });

  it("is about something, where only one of a pair reports", () => {
    const undated = { lastSyncErrorCode: 3, lastSyncedAt: undefined, lastModifiedAt: undefined };
    expect(outcome(adeAcknowledgementValid, declared({}, undated))).toBe("holds");
  });
});
