import { expect, test } from "vitest";
import { kindNamed, kinds } from "../../../policy/wire/kinds.ts";
import { declaredOf } from "../../../policy/wire/tenant.ts";

const { pushCertificate } = kindNamed;
const several = kinds.filter((kind) => !kind.only);

test.for(several)(
  "what is declared of several $kind is listed, by whichever name it has",
  (kind) => {
    const listed = [
      { key: "a", id: "1", tokenName: "Macs" },
      { key: "b", displayName: "Apps" },
      { key: "c", tokenName: "Macs", displayName: "Apps" },
      { displayName: 1 },
      "none",
    ];
    expect(declaredOf(kind, { [kind.listedIn]: listed })).toEqual([
      { key: "a", id: "1", tokenName: "Macs" },
      { key: "b", tokenName: "Apps" },
      { key: "c", tokenName: "Macs" },
      { key: "", tokenName: "" },
    ]);
    expect(declaredOf(kind, {})).toEqual([]);
  },
);

test("of the only push certificate is said that it is declared", () => {
  const { listedIn, only } = pushCertificate;
  expect(declaredOf(pushCertificate, { [listedIn]: true })).toEqual([
    { key: only.key, id: only.key, tokenName: only.name },
  ]);
  for (const not of [false, undefined, "true", [{ key: only.key }]])
    expect(declaredOf(pushCertificate, { [listedIn]: not })).toEqual([]);
});
