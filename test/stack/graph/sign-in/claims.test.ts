import { describe, expect, test } from "vitest";
import { issuedTo } from "../../../../stack/graph/sign-in/claims.ts";

const tid = "0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d";
const appid = "91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614";
const nothing = {
  tenantId: undefined,
  applicationId: undefined,
  roles: [],
  isDelegated: false,
};

function token(claims: unknown): string {
  return `header.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signature`;
}

describe("an access token", () => {
  test.for([
    {
      of: "an application",
      claims: { tid, appid, roles: ["A", 1, "B"] },
      says: { tenantId: tid, applicationId: appid, roles: ["A", "B"] },
    },
    {
      of: "version 2",
      claims: { tid, azp: appid },
      says: { tenantId: tid, applicationId: appid },
    },
    { of: "a person", claims: { scp: "" }, says: { isDelegated: true } },
    { of: "roles that are no list", claims: { roles: "A" }, says: {} },
    { of: "ids with more around them", claims: { tid: `${tid}0`, appid: ` ${appid}` }, says: {} },
    { of: "an id that is no text", claims: { tid: [tid] }, says: {} },
    { of: "no claims", claims: null, says: {} },
  ])("of $of says what it says", ({ claims, says }) => {
    expect(issuedTo(token(claims))).toEqual({ ...nothing, ...says });
  });

  test.for(["", "opaque", "a.b.c"])("that cannot be read says nothing: %j", (opaque) => {
    expect(issuedTo(opaque)).toEqual(nothing);
  });
});
