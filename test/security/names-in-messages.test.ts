import { describe, expect, it, test } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import { plain, quoted } from "../../policy/text/write.ts";
import { now } from "../policy/facts.ts";
import { hostileNames } from "./hostile-names.ts";
import { named } from "./named.ts";
import { obeyed } from "./obeyed.ts";

interface Said {
  readonly policy: string;
  readonly text: string;
}

/** What all policies say where everything is called by this name. */
function said(name: string): readonly Said[] {
  const everything = named(name);
  return catalog.flatMap((policy) =>
    everything.flatMap((inputs) => {
      const { message: text } = policy.judge(inputs, {}, { now, asOf: now }, catalog);
      return text === undefined ? [] : [{ policy: policy.name, text }];
    }),
  );
}

const harmless = said("Kiosk iPads");

describe("the messages of all policies", () => {
  test.for(hostileNames)(
    "have as many lines, and none is obeyed: a name $does",
    ({ text: name }) => {
      const hostile = said(name);
      expect(linesOf(hostile)).toEqual(linesOf(harmless));
      for (const { policy, text } of hostile) {
        expect(obeyed(text), policy).toEqual([]);
        expect(text.length, policy).toBeLessThan(12_000);
      }
    },
  );
});

function linesOf(messages: readonly Said[]): readonly (readonly [string, number])[] {
  return messages.map(({ policy, text }) => [policy, text.split("\n").length]);
}

describe("what a person reads as a name", () => {
  it.for([
    { most: 200, show: quoted },
    { most: 500, show: plain },
  ])("is cut after $most characters, and not before", ({ most, show }) => {
    expect(show("🍏".repeat(most))).toContain("🍏".repeat(most));
    expect(show("🍏".repeat(most))).not.toContain("…");
    expect(show("🍏".repeat(most + 1))).toContain(`${"🍏".repeat(most)}…`);
    expect(show("🍏".repeat(most + 1))).not.toContain("🍏".repeat(most + 1));
  });

  it.for([
    { what: "an emoji as it is drawn", name: "iPads ❤️ ⌚︎", shown: "iPads ❤️ ⌚︎" },
    { what: "a letter that cannot be seen", name: "a\u3164b", shown: String.raw`a\u{3164}b` },
    { what: "a joiner that cannot be seen", name: "a\u034Fb", shown: String.raw`a\u{34f}b` },
  ])("shows $what", ({ name, shown }) => {
    expect(plain(name)).toBe(shown);
  });
});
