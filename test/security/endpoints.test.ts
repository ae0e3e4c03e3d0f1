import { describe, expect, it, test } from "vitest";
import { isCloud, isLoopback } from "../../stack/graph/clouds.ts";
import { assertAllowed } from "../../stack/graph/connection.ts";
import { mistakes, tenantId } from "../stack/declarations.ts";

/** What is not this machine, or is it only for who reads it in another way than `fetch`. */
const endpoints = [
  "http://127.0.0.1.evil.example",
  "http://localhost.evil.example:4010",
  "http://evil.example.localhost",
  "http://localhost.",
  "http://localhost@evil.example",
  "http://evil.example/@localhost",
  "http://[::ffff:127.0.0.1]:4010",
  "http://[::]:4010",
  "http://[fe80::1]:4010",
  "http://[::1].evil.example",
  "HTTP://127.0.0.1:4010",
  "http://LOCALHOST:4010",
  "http://%6cocalhost:4010",
  "http://127.1:4010",
  "http://0x7f.0.0.1:4010",
  "http://0177.0.0.1:4010",
  "http://lоcalhost:4010",
  "http://ⓛocalhost",
  String.raw`http:\\127.0.0.1:4010`,
  String.raw`http://127.0.0.1:4010\@evil.example`,
  "//127.0.0.1:4010",
  "http:127.0.0.1:4010",
  "http://127.0.0.1:65536",
  " http://127.0.0.1:4010",
  "http://127.0.0.1:4010\n",
  "http://169.254.169.254",
  "http://10.0.0.1:4010",
  "http://192.168.0.1",
  "http://graph.microsoft.com",
  "https://graph.microsoft.com:8443",
  "https://graph.microsoft.com.",
  "https://GRAPH.microsoft.com",
  "https://graph.microsoft.com@evil.example",
  "https://graph.microsoft.com%2eevil.example",
  "data:,x",
];

describe("an endpoint that is neither this machine nor a cloud", () => {
  test.for(endpoints)("is refused in the stack's file and in a record: %j", (endpoint) => {
    expect(isLoopback(endpoint) || isCloud(endpoint)).toBe(false);
    expect(mistakes({ graph: { endpoint }, tokens: {} })).toEqual([
      expect.stringMatching(/^graph\.endpoint: is .*; write a loopback origin/),
    ]);
    expect(() => assertAllowed({ endpoint, timeoutSeconds: 1 }, {})).toThrow(
      "nothing was sent to it",
    );
  });

  it("is not what the refusal is about when it is one", () => {
    for (const endpoint of ["http://localhost:4010", "https://graph.microsoft.com"])
      expect(() => assertAllowed({ tenantId, endpoint, timeoutSeconds: 1 }, {})).not.toThrow();
  });
});

test("a cloud is asked nothing when no tenant is declared", () => {
  const endpoint = "https://graph.microsoft.com";
  expect(() => assertAllowed({ endpoint, timeoutSeconds: 1 }, {})).toThrow(
    "No tenantId is declared, so the sign-in may belong to another tenant; nothing was sent.",
  );
});

describe("a check of TLS that is switched off", () => {
  const off = { NODE_TLS_REJECT_UNAUTHORIZED: "0" };
  const global = { tenantId, endpoint: "https://graph.microsoft.com", timeoutSeconds: 1 };

  test("keeps everything from being sent to a cloud, and says what to do instead", () => {
    expect(() => assertAllowed(global, off)).toThrow(/nothing was sent\..*NODE_EXTRA_CA_CERTS/);
    expect(() => assertAllowed(global, { NODE_TLS_REJECT_UNAUTHORIZED: "1" })).not.toThrow();
  });

  test("does not matter on this machine", () => {
    const local = { endpoint: "http://127.0.0.1:4010", timeoutSeconds: 1 };
    expect(() => assertAllowed(local, off)).not.toThrow();
  });
});
