import { expect, it } from "vitest";
import { search } from "../../../stack/provider/search.ts";

const observedAt = "2026-11-28T09:00:00Z";
const tokens = [{ id: "1", tokenName: "Macs" }];

it("matches all with all only for what is not found: tenants have hundreds", () => {
  let asked = 0;
  const from = {
    list: { tokens, observedAt },
    recordedId: undefined,
    things: "tokens",
    undeclared() {
      asked += 1;
      return tokens;
    },
  };
  const statusOf = (tokenName: string) => search({ tokenName }, from, (each) => each).status;
  expect([statusOf("Macs"), asked]).toEqual(["found", 0]);
  expect(statusOf("iPads")).toBe("missing");
  expect(asked).toBeGreaterThan(0);
});

it("names the closest of those that nobody declares, where they are known", () => {
  const others = ["Macs", "Corporate iPhone", "Corporate iPads"].map((tokenName) => ({
    id: tokenName,
    tokenName,
  }));
  const closest = (undeclared: typeof others | undefined) =>
    search(
      { tokenName: "Corporate iPhones" },
      {
        list: { tokens, observedAt },
        recordedId: undefined,
        things: "tokens",
        undeclared: () => undeclared,
      },
      (each) => each,
    );
  expect(closest(others)).toMatchObject({ closestUndeclared: { tokenName: "Corporate iPhone" } });
  expect(closest(undefined)).not.toHaveProperty("closestUndeclared");
});
