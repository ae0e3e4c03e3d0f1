import { describe, expect, it, test } from "vitest";
import { vppMember } from "../../../../demo/scenarios/vpp-token.ts";
import type { LiveSide } from "../../../../demo/scenarios/scenario.ts";
import { readVppTokens } from "../../../../stack/graph/reads/vpp-tokens.ts";
import { createReader } from "../../../../stack/graph/reader.ts";
import { useDemoTenants } from "../../demo-tenants.ts";
import { observedAt, recordEffects } from "../../effects.ts";
import { write } from "../../graph-answers.ts";
import { connectionTo } from "../read.ts";

const start = useDemoTenants();
const path = "/beta/deviceAppManagement/vppTokens";
const three: LiveSide = {
  live: () => [],
  vppTokens: (at) =>
    ["c", "a", "b"].flatMap((id) =>
      vppMember({ key: id, displayName: `Apps ${id}`, live: () => ({ id }) }).live(at),
    ),
};

describe("the VPP tokens", () => {
  test.for([
    { pageSize: 1, requests: 3 },
    { pageSize: 2, requests: 2 },
    { pageSize: 3, requests: 1 },
  ])("in pages of $pageSize are read in $requests requests", async ({ pageSize, requests }) => {
    const tenant = await start({ scenario: three, pageSize });
    const reader = createReader(recordEffects());
    const [list] = await Promise.all(
      [1, 2].map(() => reader.read(connectionTo(tenant), readVppTokens)),
    );
    expect(list?.tokens.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(list).not.toHaveProperty("failure");
    expect(tenant.requests.filter((request) => request.path === path)).toHaveLength(requests);
  });

  it("carry what is used, no Apple ID and no token", async () => {
    const tenant = await start({ scenario: three });
    const { tokens } = await createReader(recordEffects()).read(
      connectionTo(tenant),
      readVppTokens,
    );
    expect(tokens[0]).toStrictEqual({
      id: "a",
      displayName: "Apps a",
      expiresAt: "2027-09-19T10:15:30Z",
      lastSyncedAt: "2026-11-23T04:15:30Z",
      lastSyncStatus: "completed",
      state: "valid",
    });
    expect(JSON.stringify(tokens)).not.toContain("vpp@contoso.example");
  });

  it("that were read before a failure are kept with it", async () => {
    const faults = { vppTokens: { fault: "forbidden", fromPage: 2 } } as const;
    const tenant = await start({ scenario: { ...three, faults }, pageSize: 2 });
    const list = await createReader(recordEffects()).read(connectionTo(tenant), readVppTokens);
    expect(list.tokens.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(list.failure?.failure).toBe("forbidden");
  });

  test.for([
    { body: { value: [{ id: "" }] }, message: "no VPP token with an id" },
    { body: { value: [{ displayName: "Apps" }] }, message: "no VPP token with an id" },
    { body: { value: [null] }, message: "no VPP token with an id" },
    { body: { value: {} }, message: "not the list that this version expects" },
    { body: {}, message: "not the list that this version expects" },
  ])("could not be read from $body", async ({ body, message }) => {
    const tenant = await start({
      intercept: (request, response) => request.path === path && write(response, { body }),
    });
    const { failure } = await createReader(recordEffects()).read(
      connectionTo(tenant),
      readVppTokens,
    );
    expect(failure).toMatchObject({ failure: "unexpected-answer" });
    expect(failure?.message).toContain(message);
  });

  it("leave out what is not usable", async () => {
    const body = {
      value: [
        {
          id: "a",
          displayName: "",
          expirationDateTime: "0001-01-01T00:00:00Z",
          lastSyncDateTime: null,
          lastSyncStatus: "unknownFutureValue",
          state: "unknown",
        },
      ],
    };
    const tenant = await start({
      intercept: (request, response) => request.path === path && write(response, { body }),
    });
    expect(
      await createReader(recordEffects()).read(connectionTo(tenant), readVppTokens),
    ).toStrictEqual({
      observedAt,
      tokens: [{ id: "a" }],
    });
  });
});
