import { runInNewContext } from "node:vm";
import { expect, it, test } from "vitest";
import { programOf } from "../../../cli/import/program.ts";
import { hostileNames } from "../../security/hostile-names.ts";

function sectionsNaming(tokenName: string) {
  const dates = { key: "renewBy", value: "2027-01-29", comment: "Friday; choose yours" };
  const items = [{ key: "tokenName", value: tokenName }, dates, { note: "owner: …" }];
  return [{ key: "apple-ade:tokens", items: [{ key: "corporate-iphones", items }] }];
}

it("prints declarations as arguments of a program", () => {
  expect(programOf(sectionsNaming("Stores: iPads"))).toBe(`tokens: {
  "corporate-iphones": {
    tokenName: "Stores: iPads",
    renewBy: "2027-01-29", // Friday; choose yours
    // owner: …
  },
},
`);
});

test.for(hostileNames)("a name that $does is itself, and shows nothing else", ({ text }) => {
  const written = programOf(sectionsNaming(text));
  const read: unknown = runInNewContext(`({${written}})`);
  expect(read).toMatchObject({ tokens: { "corporate-iphones": { tokenName: text } } });
  expect(written.replaceAll("…", "")).toMatch(/^[ -~\n]*$/);
  expect(written).not.toMatch(/##|::|<\{%/);
});
