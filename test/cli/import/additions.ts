import { Lexer } from "yaml";
import type { Item, Section } from "../../../cli/import/item.ts";

/** A token, as `apple-ade import` adds one. */
export const token: Section = {
  key: "apple-ade:tokens",
  items: [
    {
      key: "new",
      items: [
        { key: "tokenName", value: "New, {1}" },
        { key: "renewBy", value: "2027-01-29", comment: "Friday" },
        { note: "owner: …" },
      ],
    },
  ],
};

const certificate: Section = {
  key: "apple-ade:pushCertificate",
  items: [{ key: "renewBy", value: "2027-01-29", comment: "Friday" }],
};

export const additions: readonly Item[] = [{ key: "config", items: [token, certificate] }];

/** What they say. */
export const added = {
  "apple-ade:tokens": { new: { tokenName: "New, {1}", renewBy: "2027-01-29" } },
  "apple-ade:pushCertificate": { renewBy: "2027-01-29" },
} as const;

/** Of what is added. */
export const newComments = 3;

/** The comments of a file, sorted. */
export function commentsOf(text: string): readonly string[] {
  return [...new Lexer().lex(text)].filter((part) => part.startsWith("#")).toSorted();
}
