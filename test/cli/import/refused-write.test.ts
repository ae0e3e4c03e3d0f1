import { describe, expect, it } from "vitest";
import { useDemoTenants } from "../../stack/demo-tenants.ts";
import { scenario } from "./scenario.ts";
import { openImport, pulumiOf } from "./stage.ts";

const start = useDemoTenants();

describe("apple-ade import prints and leaves the file alone, where", () => {
  it("the section is an alias", async () => {
    const stage = openImport(await start({ scenario }), "  apple-ade:tokens: *all\n", {
      head: `x: &all {corporate: {tokenName: Corporate iPhones, renewBy: "2027-01-29"}}\n`,
    });
    const text = stage.text();
    const { status, out, said } = await stage.run({ write: true });
    expect(status).toBe(2);
    expect(out).toMatch(/^config:\n {2}apple-ade:tokens:\n/);
    expect(said).toMatch(/Pulumi\.contoso\.yaml was not changed: apple-ade:tokens is an alias\./);
    expect(stage.text()).toBe(text);
  });

  it("tokens are declared in the project's file", async () => {
    const tokens = { corporate: { tokenName: "Corporate iPhones", renewBy: "2027-01-29" } };
    const stage = openImport(await start({ scenario }), "", { project: { tokens } });
    const { status, out, said } = await stage.run({ write: true });
    expect(status).toBe(2);
    expect(out).toContain("stores-ipads");
    expect(said).toMatch(
      /not changed: apple-ade:tokens is declared elsewhere, and would be hidden/,
    );
    expect(stage.text()).not.toContain("stores-ipads");
  });

  it("Pulumi reads something else than what was written", async () => {
    let read = 0;
    const stage = openImport(await start({ scenario }), "", {
      pulumi: (project) => async (args) => {
        const run = await pulumiOf(project)(args);
        read += 1;
        return read === 1 ? run : { ...run, out: run.out.replaceAll("Corporate", "corporate") };
      },
    });
    const before = stage.text();
    const { status, said } = await stage.run({ write: true });
    expect(status).toBe(2);
    expect(said).toMatch(/not changed: Pulumi would read something else from the result\./);
    expect(stage.text()).toBe(before);
  });

  it("Pulumi does not read what was written", async () => {
    let read = 0;
    const stage = openImport(await start({ scenario }), "", {
      pulumi: (project) => async (args) => {
        read += 1;
        const refused = { status: 1, out: "", err: "error: invalid YAML file\n" };
        return read === 1 ? pulumiOf(project)(args) : refused;
      },
    });
    const { status, said } = await stage.run({ write: true });
    expect(status).toBe(2);
    expect(said).toMatch(/not changed: Pulumi would not accept the result \(.*invalid YAML file/);
  });
});
