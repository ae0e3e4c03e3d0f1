import { describe, expect, it, test } from "vitest";
import { isUnknownValue, knownOf, unreadInputs } from "../../../policy/pack/unknown-inputs.ts";

/** As `@pulumi/pulumi` and the engine write them, by the type that the value will have. */
const unknown = {
  text: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  boolean: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  array: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  asset: "030794c1-ac77-496b-92df-f27374a8bd58",
  archive: "e48ece36-62e2-4504-bad9-02848725956a",
  object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
};
const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

test.for(Object.entries(unknown))("a %s that is not known before up is unread", ([, mark]) => {
  expect(isUnknownValue(mark)).toBe(true);
  expect(knownOf({ renewBy: mark, tokenName: "Macs" })).toEqual({
    props: { tokenName: "Macs" },
    unknown: [{ path: "renewBy", why: "unknown" }],
  });
});

describe("what cannot be read", () => {
  it("is found wherever it stands, and the rest kept", () => {
    const made = new Date(0);
    const props = {
      devices: { read: unknown.boolean, grace: { hours: 24 } },
      platforms: ["ios", unknown.text, { each: [unknown.object] }],
      made,
      nothing: null,
      absent: undefined,
    };
    expect(knownOf(props)).toEqual({
      props: {
        devices: { grace: { hours: 24 } },
        platforms: ["ios", undefined, { each: [undefined] }],
        made,
        nothing: null,
      },
      unknown: [
        { path: "devices.read", why: "unknown" },
        { path: "platforms[1]", why: "unknown" },
        { path: "platforms[2].each[0]", why: "unknown" },
      ],
    });
    expect(Object.keys(knownOf(props).props)).not.toContain("absent");
  });

  test.for([
    { why: "unknown", value: unknown.text, label: "(known after up)" },
    { why: "secret", value: secret, label: "(a secret)" },
    { why: "secret", value: "[secret]", label: "(a secret)" },
  ] as const)("as $why only of a label is said in its place", ({ why, value, label }) => {
    const props = { owner: value, reason: value, tenant: value, runbook: value, id: value };
    expect(knownOf(props, "events")).toEqual({
      props: { owner: label, reason: label, tenant: label },
      unknown: [{ path: "id", why }],
    });
  });
});

describe("a secret", () => {
  it("may be an Apple ID, which only the provider compares", () => {
    const props = { appleIdentifier: secret, nested: { appleIdentifier: "[secret]" } };
    expect(knownOf(props, "events")).toEqual({
      props: { appleIdentifier: "[secret]", nested: { appleIdentifier: "[secret]" } },
      unknown: [],
    });
  });

  it("is only one in the engine's events: a name may be called so", () => {
    const props = { tokenName: "[secret]", other: { ...secret } };
    expect(knownOf(props)).toEqual({ props, unknown: [] });
    expect(knownOf({ appleIdentifier: unknown.text }, "events").unknown).toEqual([
      { path: "appleIdentifier", why: "unknown" },
    ]);
  });
});

describe("what is said of it", () => {
  const renewBy = { path: "renewBy", why: "unknown" } as const;
  const id = { path: "id", why: "unknown" } as const;
  const name = { path: "tokenName", why: "secret" } as const;

  test.for([
    {
      unread: [renewBy] as const,
      seen: "was not checked: renewBy is not known before `pulumi up`.",
    },
    {
      unread: [renewBy, id] as const,
      seen: "was not checked: renewBy, id are not known before `pulumi up`.",
    },
    {
      unread: [name, renewBy, id] as const,
      seen: "was not checked: tokenName is a Pulumi secret, which the engine's events leave out.",
    },
  ])("names what is alike: $seen", ({ unread, seen }) => {
    expect(unreadInputs(unread)).toMatchObject({ seen, reason: `inputs-${unread[0].why}` });
  });

  it("counts all of it", () => {
    expect(unreadInputs([name, renewBy, id]).impact).toBe(
      "Nothing about it was checked, and nothing counts as healthy, while 3 inputs may be anything.",
    );
  });
});
