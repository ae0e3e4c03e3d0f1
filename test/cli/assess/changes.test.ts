import { expect, test } from "vitest";
import { declaredChanges, driftOf } from "../../../cli/assess/changes.ts";
import { tenant, token } from "../../policy/facts.ts";
import { resource } from "./previews.ts";

const pilot = { tokenName: "Old pilot", reason: "Gone soon" };
const lab = { tokenName: "Lab", reason: "A test" };
const accepted = (policy: string) => ({ policy, owner: "Legal", until: "2026-12-05" });

/** What weakens the check without a finding: a reviewer must see each of them. */
test.for([
  {
    property: "tenant",
    of: "tenant",
    before: "Contoso",
    now: "Fabrikam",
    says: ["Contoso", "Fabrikam"],
  },
  {
    property: "ignoredTokens",
    of: "tenant",
    before: [pilot],
    now: [pilot, lab],
    says: ["Old pilot (Gone soon)", "Lab (A test); Old pilot (Gone soon)"],
  },
  {
    property: "ignoredTokens",
    of: "tenant",
    before: [],
    now: [lab],
    says: ["none", "Lab (A test)"],
  },
  {
    property: "devices",
    of: "tenant",
    before: { read: true },
    now: { read: false },
    says: ['{"read":true}', '{"read":false}'],
  },
  { property: "owner", of: "tenant", before: "A", now: undefined, says: ["A", undefined] },
  { property: "minimumDevices", of: "token", before: 200, now: 1, says: ["200", "1"] },
  {
    property: "minimumDevices",
    of: "token",
    before: 200,
    now: undefined,
    says: ["200", undefined],
  },
  {
    property: "devicesWithoutProfile",
    of: "token",
    before: undefined,
    now: 99,
    says: [undefined, "99"],
  },
  {
    property: "platforms",
    of: "token",
    before: ["ios", "macos"],
    now: ["ios"],
    says: ['["ios","macos"]', '["ios"]'],
  },
  {
    property: "acknowledgements",
    of: "token",
    before: [accepted("a")],
    now: [accepted("a"), accepted("b")],
    says: [
      "a until 2026-12-05 by Legal",
      "b until 2026-12-05 by Legal; a until 2026-12-05 by Legal",
    ],
  },
])(
  "a change of $property from $says.0 to $says.1 is shown",
  ({ property, of, before, now, says }) => {
    const { type, props } = of === "tenant" ? tenant() : token();
    const kind = type.endsWith("AdeTenant") ? "AdeTenant" : "AdeToken";
    const inputs = (value: unknown) => {
      const { [property]: _, ...others } = props;
      return value === undefined ? others : { ...others, [property]: value };
    };
    const [from, to] = says;
    expect(declaredChanges(resource(kind, "a", inputs(now), inputs(before)))).toEqual([
      { property, ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    ]);
  },
);

test("what a tenant repeats of the resources below it is theirs to show", () => {
  const { props } = tenant();
  const siblings = {
    declaredVppTokens: [{ key: "books", displayName: "Books" }],
    declaredPushCertificate: true,
  };
  const recorded = { ...props, ...siblings, declared: [] };
  expect(declaredChanges(resource("AdeTenant", "a", props, recorded))).toEqual([]);
});

test.for([
  { what: "the same token", declared: {}, drift: [{ property: "id", from: "a", to: "b" }] },
  { what: "another name", declared: { tokenName: "Lab Macs" }, drift: undefined },
  { what: "another tenant", declared: { tenantId: "another" }, drift: undefined },
  { what: "another id", declared: { id: "b" }, drift: undefined },
])("nothing has changed in Intune where $what is meant", ({ declared, drift }) => {
  const [now, recorded] = [token({ id: "b" }, declared).props, token({ id: "a" }).props];
  expect(driftOf(resource("AdeToken", "a", now, recorded))).toEqual(drift);
});
