import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { keyFor } from "../../../cli/import/candidates.ts";
import { anyText } from "../../any-text.ts";

const id = "731D4698-7406-4abd-8bfb-ef0837759d26";
const none: ReadonlySet<string> = new Set();

describe("the logical name for", () => {
  test.for([
    { name: "Corporate iPhones", key: "corporate-iphones" },
    { name: "  --Kiosk__iPads (EMEA) #2!  ", key: "kiosk-ipads-emea-2" },
    { name: "Büro-Straße Ångström ﬁn", key: "buro-strasse-angstrom-fin" },
    { name: "2027-02-01", key: "2027-02-01" },
    { name: "__proto__", key: "proto" },
    { name: "ＡＢＣ ①", key: "abc-1" },
    { name: `${"long ".repeat(11)}n ame`, key: `${"long-".repeat(11)}n-ame` },
    { name: `${"long ".repeat(11)}name more`, key: `${"long-".repeat(11)}name` },
    { name: "東京 📱", key: "token-731d4698" },
    { name: "", key: "token-731d4698" },
  ])("$name is $key", ({ name, key }) => {
    expect(keyFor(name, id, none)).toBe(key);
  });

  it("an id without a letter is still one", () => {
    expect(keyFor("東京", "+++", none)).toBe("token");
  });

  it("an id that is cut at a hyphen does not end with one", () => {
    expect(keyFor("東京", "a-0-0-0-0-0", none)).toBe("token-a-0-0-0");
  });

  it("a name whose key is taken has a number", () => {
    const taken = new Set(["ipads", "ipads-2", "token-731d4698"]);
    expect(keyFor("iPads", id, taken)).toBe("ipads-3");
    expect(keyFor("東京", id, taken)).toBe("token-731d4698-2");
  });

  it("whatever name is lower-case, short, and free", () => {
    const text = anyText({ maxLength: 100 });
    fc.assert(
      fc.property(text, text, (name, otherId) => {
        const key = keyFor(name, otherId, none);
        expect(key).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(key.length).toBeLessThanOrEqual(60);
        expect(keyFor(name, otherId, new Set([key]))).toBe(`${key}-2`);
      }),
    );
  });
});
