import { describe, expect, it, test } from "vitest";
import { pushCertificate } from "../../../../demo/scenarios/push-certificate.ts";
import type { LiveSide } from "../../../../demo/scenarios/scenario.ts";
import { readVppTokens } from "../../../../stack/graph/reads/vpp-tokens.ts";
import { readPushCertificate } from "../../../../stack/graph/reads/push-certificate.ts";
import { createReader } from "../../../../stack/graph/reader.ts";
import { useDemoTenants } from "../../demo-tenants.ts";
import { observedAt, recordEffects } from "../../effects.ts";
import { type Answer, write } from "../../graph-answers.ts";
import { connectionTo } from "../read.ts";

const start = useDemoTenants();
const path = "/v1.0/deviceManagement/applePushNotificationCertificate";
const scenario: LiveSide = { live: () => [], pushCertificate: pushCertificate().live };

function answering(answer: Answer) {
  return start({
    scenario,
    intercept: (request, response) => request.path === path && write(response, answer),
  });
}

const graphError = (status: number, code: string, message: string) => ({
  status,
  body: { error: { code, message } },
});

describe("the push certificate", () => {
  it("is read once, without itself and its serial number", async () => {
    const tenant = await start({ scenario });
    const reader = createReader(recordEffects());
    const readings = [1, 2, 3].map(() => reader.read(connectionTo(tenant), readPushCertificate));
    const [reading] = await Promise.all(readings);
    expect(reading).toStrictEqual({
      observedAt,
      certificate: {
        expiresAt: "2027-09-19T10:15:30Z",
        appleIdentifier: "mdm@contoso.example",
        topicIdentifier: expect.stringMatching(/^com\.apple\.mgmt\.External\./),
      },
    });
    expect(JSON.stringify(reading)).not.toContain("C0NTOSO");
    const asked = tenant.requests.filter((request) => request.path === path);
    expect(asked.map(({ url }) => decodeURIComponent(new URL(url).search))).toEqual([
      "?$select=expirationDateTime,appleIdentifier,topicIdentifier",
    ]);
  });

  it("that is refused keeps nothing else from being read", async () => {
    const tenant = await answering(graphError(403, "Forbidden", ""));
    const reader = createReader(recordEffects());
    const { failure } = await reader.read(connectionTo(tenant), readPushCertificate);
    expect(failure?.failure).toBe("forbidden");
    expect(await reader.read(connectionTo(tenant), readVppTokens)).toStrictEqual({
      observedAt,
      tokens: [],
    });
  });

  it("is not what lacks its expiry", async () => {
    const tenant = await answering({ body: { appleIdentifier: "mdm@contoso.example" } });
    const reading = createReader(recordEffects()).read(connectionTo(tenant), readPushCertificate);
    expect((await reading).failure?.message).toBe("Graph's answer is no push certificate.");
  });

  it("is missing where Graph knows none", async () => {
    const tenant = await start();
    const reading = await createReader(recordEffects()).read(
      connectionTo(tenant),
      readPushCertificate,
    );
    expect(reading).toStrictEqual({ observedAt });
  });

  test.for([
    {
      what: "404 for the path",
      answer: graphError(404, "BadRequest", "Resource not found for the segment 'apple'."),
      failure: "unexpected-answer",
    },
    {
      what: "400 for the path",
      answer: graphError(400, "BadRequest", "Resource not found for the segment 'apple'."),
      failure: "unexpected-answer",
    },
    { what: "403", answer: graphError(403, "Forbidden", "No."), failure: "forbidden" },
    {
      what: "401",
      answer: graphError(401, "InvalidAuthenticationToken", "No."),
      failure: "unauthenticated",
    },
    {
      what: "401 of Intune's own",
      answer: graphError(401, "Unauthorized", "No."),
      failure: "forbidden",
    },
    { what: "a list", answer: { body: [] }, failure: "unexpected-answer" },
    { what: "null", answer: { body: "null" }, failure: "unexpected-answer" },
    { what: "an empty object", answer: { body: {} }, failure: "unexpected-answer" },
    { what: "no JSON", answer: { body: "<html>" }, failure: "unexpected-answer" },
    { what: "nothing", answer: { status: 204, body: "" }, failure: "unexpected-answer" },
  ])("is not missing, but could not be read, after $what", async ({ answer, failure }) => {
    const tenant = await answering(answer);
    const reading = await createReader(recordEffects()).read(
      connectionTo(tenant),
      readPushCertificate,
    );
    expect(reading.failure?.failure).toBe(failure);
    expect(reading).not.toHaveProperty("certificate");
  });

  test.for([
    { expirationDateTime: null, appleIdentifier: null, topicIdentifier: null },
    { expirationDateTime: "0001-01-01T00:00:00Z", appleIdentifier: "", topicIdentifier: 5 },
  ])("leaves out what is not usable: %j", async (body) => {
    const tenant = await answering({ body });
    const reading = await createReader(recordEffects()).read(
      connectionTo(tenant),
      readPushCertificate,
    );
    expect(reading).toStrictEqual({ observedAt, certificate: {} });
  });
});
