import { describe, expect, it, test } from "vitest";
import { operationOf, parseEvent, stackOf } from "../../../cli/check/events.ts";

const urn = "urn:pulumi:contoso::ade::pulumi-nodejs:dynamic/intune:AdeToken::a::b";

function events(...lines: readonly object[]) {
  return lines.flatMap(
    (line) => parseEvent(JSON.stringify({ sequence: 1, timestamp: 1_795_430_000, ...line })) ?? [],
  );
}

function step(op: string, sides: object) {
  return {
    resourcePreEvent: {
      metadata: { op, urn, type: "pulumi-nodejs:dynamic/intune:AdeToken", ...sides },
    },
  };
}

const said = (severity: string, message: string) => ({ diagnosticEvent: { severity, message } });

const violated = {
  policyEvent: {
    resourceUrn: urn,
    message: "It must.\nIt does not.\n",
    policyName: "ade-token-exists",
    policyPackName: "apple-ade",
    enforcementLevel: "mandatory",
  },
};

describe("a stream of engine events", () => {
  it("gives the new inputs, the recorded ones and the moment of each step", () => {
    const { resources } = operationOf(
      events(
        step("update", { old: { inputs: { a: 1 } }, new: { inputs: { a: 2 }, parent: "urn:p" } }),
      ),
    );
    expect(resources).toEqual([
      {
        urn,
        type: "pulumi-nodejs:dynamic/intune:AdeToken",
        name: "a::b",
        parent: "urn:p",
        inputs: { a: 2 },
        unknown: [],
        recorded: { a: 1 },
        seenAt: new Date(1_795_430_000_000),
      },
    ]);
  });

  it("knows masked secrets from values, in both of their forms, on both sides", () => {
    const masked = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    const inputs = { renewBy: masked, id: "[secret]", owner: masked, appleIdentifier: masked };
    const [seen] = operationOf(
      events(step("same", { old: { inputs }, new: { inputs } })),
    ).resources;
    const left = { owner: "(a secret)", appleIdentifier: "[secret]" };
    expect(seen).toMatchObject({ inputs: left, recorded: left });
    expect(seen?.unknown).toEqual([
      { path: "renewBy", why: "secret" },
      { path: "id", why: "secret" },
    ]);
  });

  it("has a resource that is deleted among the removed ones, once, and none that is replaced", () => {
    const old = { inputs: { a: 1 }, parent: "urn:p" };
    const deleted = step("delete", { old, new: null });
    const { resources, removed } = operationOf(
      events(deleted, deleted, step("delete-replaced", { old, new: null })),
    );
    expect(resources).toEqual([]);
    const type = "pulumi-nodejs:dynamic/intune:AdeToken";
    expect(removed).toEqual([{ urn, type, name: "a::b", parent: "urn:p", inputs: { a: 1 } }]);
  });

  it("counts what the preview before an up says again once, with the later inputs", () => {
    const { resources, violations } = operationOf(
      events(
        step("create", { new: { inputs: { a: 1 } } }),
        violated,
        step("create", { new: { inputs: { a: 2 } } }),
        violated,
      ),
    );
    expect(resources.map(({ inputs }) => inputs)).toEqual([{ a: 2 }]);
    expect(violations).toHaveLength(1);
  });

  test.for([
    { what: "blocks", event: {}, others: 1 },
    { what: "only warns", event: { enforcementLevel: "advisory" }, others: 0 },
    { what: "has an exception", event: { exceptions: [{ id: "EXC-42" }] }, others: 0 },
  ])("knows another pack's violation that $what", ({ event, others }) => {
    const policyEvent = { ...violated.policyEvent, policyPackName: "tags", ...event };
    const seen = operationOf(events({ policyEvent }));
    expect(seen).toMatchObject({ violations: [], packRan: false });
    expect(seen.others).toHaveLength(others);
  });

  it("knows an error from the word that the preview failed", () => {
    const { errors } = operationOf(
      events(
        said("error", "preview failed\n"),
        said("error", "no such host\n"),
        said("warning", "hm"),
      ),
    );
    expect(errors).toEqual(["no such host"]);
  });

  it("has come to its end with a summary; whatever names the pack proves that it ran", () => {
    const summary = {
      summaryEvent: { PolicyPacks: { "apple-ade|local|policy": "1.2.3", "tags|local|x": "9" } },
    };
    expect(operationOf(events(summary))).toMatchObject({ finished: true, packRan: true });
    expect(operationOf(events(violated))).toMatchObject({
      finished: false,
      packRan: true,
    });
  });

  it("names the stack", () => {
    expect(stackOf(operationOf(events(step("same", { new: { inputs: {} } }))))).toBe("contoso");
    // A preview that failed told of none: its comment is found by the same name nevertheless.
    expect(stackOf(operationOf([]), "acme/ade/contoso")).toBe("contoso");
    expect(stackOf(operationOf([]))).toBe("the selected stack");
  });
});

describe("a line", () => {
  test.for(["", "warning: a new version", "[]", "{}", '{"timestamp":"now"}', "null"])(
    "is no engine event: %s",
    (line) => {
      expect(parseEvent(line)).toBeUndefined();
    },
  );
});
