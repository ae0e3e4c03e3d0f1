import { ChainedTokenCredential } from "@azure/identity";
import { describe, expect, test, vi } from "vitest";
import { catalog } from "../../policy/catalog.ts";
import { realEffects } from "../../stack/graph/effects.ts";
import { useDemoTenants } from "../stack/demo-tenants.ts";
import { recordEffects } from "../stack/effects.ts";
import { listPath, write } from "../stack/graph-answers.ts";
import { check, startProcess, tenantInputs } from "../stack/provider/check.ts";
import { now } from "../policy/facts.ts";
import { hostileNames } from "./hostile-names.ts";
import { obeyed } from "./obeyed.ts";

const start = useDemoTenants();

interface Source {
  readonly of: string;
  /** What Graph answers to the list, if it is asked. */
  readonly answer?: (text: string) => Parameters<typeof write>[1];
  readonly signIn?: (text: string) => Error;
}

/** Node's own server sends no other characters in a header or after the status. */
const inHeader = (text: string) => text.replaceAll(/[^\t\x20-\x7E\x80-\xFF]/g, "").trim();

const sources: readonly Source[] = [
  {
    of: "Graph's error",
    answer: (text) => ({ status: 400, body: { error: { code: text, message: text } } }),
  },
  {
    of: "Graph's request-id",
    answer: (text) => ({ status: 400, headers: { "request-id": inHeader(text) } }),
  },
  { of: "a proxy's page", answer: (text) => ({ status: 403, body: text }) },
  {
    of: "Graph's link",
    answer: (text) => ({ body: { value: [], "@odata.nextLink": text } }),
  },
  { of: "the sign-in", signIn: (text) => new Error(text) },
  { of: "Entra", signIn: (text) => new Error(`AADSTS7000215: Invalid ${text}\r\nTrace ID: 1`) },
  { of: "a network error of the sign-in", signIn: (text) => new Error(`ENOTFOUND ${text}`) },
];

describe.for(sources)("the words of $of", ({ answer, signIn }) => {
  test.for(hostileNames)("are obeyed by nothing that prints them: $does", async ({ text }) => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    const getToken = vi.spyOn(ChainedTokenCredential.prototype, "getToken");
    if (signIn !== undefined) getToken.mockRejectedValue(signIn(text));
    const tenant = await start({
      intercept: ({ path }, response) =>
        path === listPath && answer !== undefined && write(response, answer(text)),
    });
    const effects = recordEffects({ say: realEffects.say });
    const news = tenantInputs(tenant);
    const { live } = await check(startProcess(effects).AdeTenant, news);

    const told = log.mock.calls.map(String);
    const inputs = { type: tenantType, name: "contoso", props: { ...news, live } };
    const said = catalog.flatMap(
      (policy) => policy.judge(inputs, {}, { now, asOf: now }).message ?? [],
    );
    expect(live).toMatchObject({ status: "unreadable" });
    expect(told).toHaveLength(1);
    expect(said.length).toBeGreaterThan(0);
    for (const line of told) expect(line.split("\n")).toHaveLength(1);
    for (const message of said) expect(message.split("\n").length).toBeLessThanOrEqual(6);
    expect([...told, ...said].flatMap(obeyed)).toEqual([]);
    expect([...told, ...said].join("").length).toBeLessThan(6_000);
  });
});

const tenantType = "pulumi-nodejs:dynamic/intune:AdeTenant";
