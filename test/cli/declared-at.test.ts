import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { declarationsIn, stackFile } from "../../cli/declared-at.ts";

/** A repository with a Pulumi project in its folder `infra`. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "repository-")));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, ".git"));
  mkdirSync(join(root, "infra", "stacks"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return root;
}

const stack = `# Contoso
config:
  apple-ade:tenantId: 3f1c0d52-6a7b-4e1f-9c1d-2b8a5e7f4c10
  "apple-ade:tokens":
    # the phones
    corporate: { tokenName: Corporate iPhones, renewBy: "2027-02-01" }

    'kiosk':
      tokenName: Kiosk iPads
  apple-ade:pushCertificate:
    renewBy: "2027-01-15"
  apple-ade:vppTokens: {books: {displayName: Books}}
`;

describe("the place of a declaration", () => {
  test.for([
    { kind: "token", key: "corporate", line: 6 },
    { kind: "token", key: "kiosk", line: 8 },
    { kind: "pushCertificate", key: "push-certificate", line: 10 },
    { kind: "vppToken", key: "books", line: 12 },
    { kind: "tenant", key: "contoso", line: 3 },
    // Declared in a program, or in the project's file: the section is the nearest place.
    { kind: "token", key: "elsewhere", line: 4 },
  ] as const)("of the $kind $key is line $line", ({ kind, key, line }) => {
    const root = repository({ "infra/Pulumi.contoso.yaml": stack });
    const declaredAt = declarationsIn(join(root, "infra", "Pulumi.contoso.yaml"));
    expect(declaredAt(kind, key)).toEqual({ file: "infra/Pulumi.contoso.yaml", line });
  });

  it("is unknown where the file declares nothing, as a program does", () => {
    const root = repository({ "infra/Pulumi.contoso.yaml": "encryptionsalt: v1:abc\n" });
    const declaredAt = declarationsIn(join(root, "infra", "Pulumi.contoso.yaml"));
    expect(declaredAt("token", "corporate")).toBeUndefined();
  });

  it("is unknown without a file", () => {
    expect(
      declarationsIn(join(repository({}), "Pulumi.none.yaml"))("token", "corporate"),
    ).toBeUndefined();
  });
});

describe("a stack's file", () => {
  it("stands beside the project's, from a folder below it as well", () => {
    const root = repository({ "infra/Pulumi.yaml": "name: ade\n" });
    expect(stackFile("contoso", join(root, "infra", "stacks"))).toBe(
      join(root, "infra", "Pulumi.contoso.yaml"),
    );
  });

  it("stands where the project says", () => {
    const root = repository({ "infra/Pulumi.yaml": "name: ade\nstackConfigDir: stacks\n" });
    expect(stackFile("acme/ade/contoso", join(root, "infra"))).toBe(
      join(root, "infra", "stacks", "Pulumi.contoso.yaml"),
    );
  });

  test.for([
    { files: ["Pulumi.yml"], has: ".yml" },
    { files: ["Pulumi.yaml", "Pulumi.yml"], has: ".yaml" },
    { files: ["Pulumi.json", "Pulumi.yaml"], has: ".json" },
  ])("has the ending of the project's beside it: $files", ({ files, has }) => {
    const root = repository(Object.fromEntries(files.map((name) => [`infra/${name}`, "{}\n"])));
    expect(stackFile("contoso", join(root, "infra"))).toBe(
      join(root, "infra", `Pulumi.contoso${has}`),
    );
  });

  it("is of the nearest project", () => {
    const files = { "Pulumi.yaml": "name: all\n", "infra/stacks/Pulumi.yml": "name: ade\n" };
    expect(stackFile("contoso", join(repository(files), "infra", "stacks"))).toMatch(
      /[\\/]infra[\\/]stacks[\\/]Pulumi\.contoso\.yml$/,
    );
  });

  it("is looked for right here where there is no project", () => {
    const root = repository({});
    expect(stackFile("contoso", root)).toBe(join(root, "Pulumi.contoso.yaml"));
  });
});
