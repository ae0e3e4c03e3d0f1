import { describe, expect, it, test } from "vitest";
import { renew } from "../../../cli/import/renew.ts";
import type { Renewal } from "../../../cli/import/renewed.ts";
import { suggestedDeadline } from "../../../policy/expiring/suggested-deadline.ts";

const suggested = {
  renewBy: "2027-11-01",
  comment: "Monday, 30 days before expiry; choose yours",
  expiresAt: "2027-12-01T09:00:00Z",
};
const token: Renewal = { path: ["apple-ade:tokens", "a"], suggested };
const certificate: Renewal = { path: ["apple-ade:pushCertificate"], suggested };

describe("a renewed declaration", () => {
  test.for([
    {
      form: "has its two values replaced, and no other",
      before: `config:
  # all
  apple-ade:tokens:
    a:
      renewBy: '2026-11-02' # agreed with Retail
      tokenName: A
      expiresAt: "2026-12-01T09:00:00+00:00" # old
      owner: Team
    b: { renewBy: "2026-11-02" }
`,
      after: `config:
  # all
  apple-ade:tokens:
    a:
      renewBy: '2027-11-01' # agreed with Retail
      tokenName: A
      expiresAt: "2027-12-01T09:00:00Z" # old
      owner: Team
    b: { renewBy: "2026-11-02" }
`,
    },
    {
      form: "gets its expiry, where it had none",
      before:
        "config:\r\n  apple-ade:tokens:\r\n    a:\r\n      renewBy: 2026-11-02 # x\r\n      owner: T",
      after: `config:\r\n  apple-ade:tokens:\r\n    a:\r\n      renewBy: "2027-11-01" # x\r\n      expiresAt: "2027-12-01T09:00:00Z"\r\n      owner: T\r\n`,
    },
    {
      form: "gets its expiry behind the last line",
      before: `config:\n  apple-ade:tokens:\n    a:\n      renewBy: "2026-11-02" # x`,
      after: `config:\n  apple-ade:tokens:\n    a:\n      renewBy: "2027-11-01" # x\n      expiresAt: "2027-12-01T09:00:00Z"\n`,
    },
    {
      form: "gets its expiry between braces",
      before: `config: {apple-ade:tokens: {a: {renewBy: "2026-11-02", tokenName: A}}}\n`,
      after: `config: {apple-ade:tokens: {a: {renewBy: "2027-11-01", expiresAt: "2027-12-01T09:00:00Z", tokenName: A}}}\n`,
    },
    {
      form: "gets the import's own comment anew, which was about the old deadline",
      before: `config:
  apple-ade:tokens:
    a:
      renewBy: "2026-10-30" # Friday, 32 days before expiry; choose yours. Agreed!
      expiresAt: "2026-12-01T09:00:00Z"
`,
      after: `config:
  apple-ade:tokens:
    a:
      renewBy: "2027-11-01" # Monday, 30 days before expiry; choose yours. Agreed!
      expiresAt: "2027-12-01T09:00:00Z"
`,
    },
  ])("$form", ({ before, after }) => {
    expect(renew(before, token)).toBe(after);
    expect(renew(after, token)).toBe(after);
  });

  it("may be the push certificate's", () => {
    const before = `config:\n  apple-ade:pushCertificate: { renewBy: "2026-11-02" }\n`;
    expect(renew(before, certificate)).toBe(
      `config:\n  apple-ade:pushCertificate: { renewBy: "2027-11-01", expiresAt: "2027-12-01T09:00:00Z" }\n`,
    );
  });

  test.for([
    { form: "is not in this file", text: "config:\n  apple-ade:tokens:\n    b: {}\n" },
    { form: "is not in a file at all", text: "" },
    {
      form: "is an alias",
      text: "x: &x {renewBy: '2026-11-02'}\nconfig: {apple-ade:tokens: {a: *x}}",
    },
    {
      form: "is repeated elsewhere",
      text: "config: {apple-ade:tokens: {a: &x {renewBy: '2026-11-02'}, b: *x}}",
    },
    {
      form: "has its deadline from elsewhere",
      text: "x: &x {renewBy: '2026-11-02'}\nconfig: {apple-ade:tokens: {a: {<<: *x}}}",
    },
    {
      form: "has an alias as its deadline",
      text: "x: &x d\nconfig: {apple-ade:tokens: {a: {renewBy: *x}}}",
    },
    {
      form: "has an anchor on its deadline",
      text: "config: {apple-ade:tokens: {a: {renewBy: &x d}}}",
    },
    {
      form: "has a tag on its deadline",
      text: "config: {apple-ade:tokens: {a: {renewBy: !!str d}}}",
    },
    {
      form: "has its deadline as a block",
      text: "config:\n  apple-ade:tokens:\n    a:\n      renewBy: |-\n        d\n",
    },
    {
      form: "has an encrypted deadline",
      text: "config: {apple-ade:tokens: {a: {renewBy: {secure: v1}}}}",
    },
    {
      form: "has an anchor on its expiry",
      text: "config: {apple-ade:tokens: {a: {renewBy: d, expiresAt: &x e}}}",
    },
    { form: "stands in no YAML", text: "config: {" },
  ])("is left to a person where it $form", ({ text }) => {
    expect(renew(text, token)).toBeUndefined();
  });

  it("knows the comments of every suggestion", () => {
    const expiresAt = new Date("2027-03-31T09:00:00Z");
    for (let date = 1; date < 90; date += 1) {
      const now = new Date(Date.UTC(2027, 1, date));
      const { renewBy, comment } = suggestedDeadline(expiresAt, now);
      const before = `config:\n  apple-ade:tokens:\n    a:\n      renewBy: "${renewBy}" # ${comment}\n`;
      expect(renew(before, token)).toBe(
        before
          .replace(`"${renewBy}" # ${comment}`, `"${suggested.renewBy}" # ${suggested.comment}`)
          .concat(`      expiresAt: "${suggested.expiresAt}"\n`),
      );
    }
  });
});
