import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pageAt, published } from "../../policy/text/places.ts";

it.for([
  {
    when: "nothing is published",
    at: {},
    is: "npx --no-install apple-ade explain ade-token-exists",
  },
  {
    when: "the project is published",
    at: { address: "https://git.contoso.example/ade/tree/main" },
    is: "https://git.contoso.example/ade/tree/main/docs/policies/ade-token-exists.md",
  },
])("a page is read where a user can, when $when", ({ at, is }) => {
  expect(pageAt("docs/policies/ade-token-exists.md", "ade-token-exists", at)).toBe(is);
});

it("the package's addresses are the published one", () => {
  const text = readFileSync(join(import.meta.dirname, "../../package.json"), "utf8");
  const { homepage, repository, bugs } = JSON.parse(text) as Record<string, unknown>;
  const { address } = published;
  const project = address?.replace(/\/tree\/.*$/, "");
  expect({ homepage, repository, bugs }).toEqual(
    project === undefined
      ? {}
      : {
          homepage: address,
          repository: { type: "git", url: `git+${project}.git` },
          bugs: `${project}/issues`,
        },
  );
});
