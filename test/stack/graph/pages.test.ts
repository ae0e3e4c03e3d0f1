import { describe, expect, it, test } from "vitest";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { pagesOf } from "../../../stack/graph/pages.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { tokenFacts } from "../token-facts.ts";
import { inTurn, listPath, listRequests, startBystander } from "../graph-answers.ts";
import { failureOf, read } from "./read.ts";

const start = useDemoTenants();
const seven = Array.from({ length: 7 }, (_, index) =>
  depOnboardingSetting({ tokenName: `Token ${index}`, id: `id-${index}` }),
);
const firstPage = seven.slice(0, 2);
const unexpected = (message: string) => ({
  failure: "unexpected-answer",
  kind: "malformed",
  message,
});

const origin = "https://graph.microsoft.com";
const tooFew = (given: number, stated: number) =>
  `Graph sent ${given} of the ${stated} elements that it counts. If Intune shows no more, set apple-ade:graph.trustCount to false.`;

describe("the pages of the token list", () => {
  test.for([
    { pageSize: 1, requests: 7 },
    { pageSize: 3, requests: 3 },
    { pageSize: 6, requests: 2 },
    { pageSize: 7, requests: 1 },
    { pageSize: 100, requests: 1 },
  ])("of $pageSize are all read, in $requests requests", async ({ pageSize, requests }) => {
    const tenant = await start({ live: seven, pageSize });
    const { tokens, failure } = await read(tenant);
    expect(failure).toBeUndefined();
    expect(tokens.map(({ id }) => id)).toEqual(seven.map(({ id }) => id));
    expect(listRequests(tenant)).toBe(requests);
  });

  it("may be none but an empty one", async () => {
    expect((await read(await start())).tokens).toEqual([]);
  });

  it("ask for what is used and for nothing else", async () => {
    const tenant = await start({ live: seven });
    await read(tenant);
    expect(decodeURIComponent(new URL(tenant.requests.at(-1)?.url ?? "").search)).toBe(
      `?$select=${tokenFacts.map(({ property }) => property).join(",")}`,
    );
  });

  it("are in the order of the ids, whatever order Graph has them in", async () => {
    const tenant = await start({ live: seven.toReversed() });
    expect((await read(tenant)).tokens.map(({ id }) => id)).toEqual(seven.map(({ id }) => id));
  });

  it("count a token once that moved from one page to the next meanwhile", async () => {
    const renamed = { ...seven[0], tokenName: "Renamed" };
    const tenant = await start({ live: [...seven, renamed], pageSize: 7 });
    const { tokens } = await read(tenant);
    expect(tokens).toHaveLength(7);
    expect(tokens[0]).toMatchObject({ id: "id-0", tokenName: "Renamed" });
  });
});

describe("the link to the next page", () => {
  test.for([
    "$skiptoken=LastDeliveredKey%3d%27a%2bb%27",
    "$skiptoken=abc%3D%3D&$select=id",
    "$skiptoken=abc==",
    "%24select=id,tokenName&%24skiptoken=a+b%20c",
    "$select=id&$skiptoken=x&opaque",
    "$select=id&api=2&$skip=%E2%82%AC",
  ])("is followed with every parameter as it is: %s", async (query) => {
    const followed: string[] = [];
    const tenant = await start({
      intercept: ({ url, path, index }, response) => {
        if (path !== listPath) return false;
        followed.push(url.search);
        const next = { "@odata.nextLink": `${url.origin}${listPath}?${query}` };
        response.end(JSON.stringify({ value: [], ...(index === 0 && next) }));
        return true;
      },
    });
    expect((await read(tenant)).failure).toBeUndefined();
    // The Graph client puts the parameters that it knows first.
    expect(followed[1]?.slice(1).split("&").toSorted()).toEqual(query.split("&").toSorted());
  });

  test.for([
    { to: "another port", link: (_: string, other: string) => `${other}${listPath}?$skip=1` },
    {
      to: "a path of the other host",
      link: (_: string, other: string) => `//${new URL(other).host}${listPath}`,
    },
    {
      to: "another host",
      link: (own: string) => `${own.replace("127.0.0.1", "localhost")}${listPath}`,
    },
    { to: "another scheme", link: (own: string) => `${own.replace("http:", "https:")}${listPath}` },
    {
      to: "another version",
      link: (own: string) => `${own}/v1.0/deviceManagement/depOnboardingSettings`,
    },
    { to: "a longer version", link: (own: string) => `${own}/betamax/deviceManagement` },
    { to: "a relative path", link: () => `${listPath}?$skip=1` },
    { to: "nowhere", link: () => "next" },
    { to: "a script", link: () => "javascript:alert(1)" },
  ])("that leads to $to is refused, and nothing is sent there", async ({ link }) => {
    const bystander = await startBystander();
    const tenant = await start({
      intercept: ({ url, path }, response) => {
        if (path !== listPath) return false;
        const nextLink = link(url.origin, bystander.origin);
        response.end(JSON.stringify({ value: firstPage, "@odata.nextLink": nextLink }));
        return true;
      },
    });
    const reading = read(tenant);
    expect(await failureOf(reading)).toEqual(
      unexpected("Graph's link to the next page leads to another address; it was not followed."),
    );
    expect((await reading).tokens).toHaveLength(2);
    expect(bystander.arrivals).toEqual([]);
    expect(listRequests(tenant)).toBe(1);
  });

  test.for([
    { place: "path", rest: (host: string) => `/beta/https://${host}${listPath}` },
    { place: "query", rest: (host: string) => `${listPath}?$skip=https://${host}/beta/x` },
  ])("that hides an address in its $place is not taken for that address", async ({ rest }) => {
    const bystander = await startBystander();
    const tenant = await start({
      intercept: ({ url, path, index }, response) => {
        if (path !== listPath || index > 0) return false;
        const nextLink = `${url.origin}${rest(new URL(bystander.origin).host)}`;
        response.end(JSON.stringify({ value: firstPage, "@odata.nextLink": nextLink }));
        return true;
      },
    });
    expect(await failureOf(read(tenant))).toEqual(
      unexpected("A request to another address than the configured one was refused."),
    );
    expect(bystander.arrivals).toEqual([]);
  });

  test.for([
    { which: "the page itself", search: (own: URL) => own.search },
    { which: "an earlier page", search: (_: URL, index: number) => `?$skip=${index % 2}` },
  ])("that leads back to $which ends the read", async ({ search }) => {
    const tenant = await start({
      intercept: ({ url, path, index }, response) => {
        if (path !== listPath) return false;
        const nextLink = `${url.origin}${listPath}${search(url, index)}`;
        response.end(JSON.stringify({ value: firstPage, "@odata.nextLink": nextLink }));
        return true;
      },
    });
    expect(await failureOf(read(tenant))).toEqual(
      unexpected("Graph's pages do not come to an end."),
    );
    expect(listRequests(tenant)).toBeLessThan(4);
  });

  test.for([
    { when: "the thousandth page is the last", last: 1000, end: "an end" },
    { when: "another page follows", last: 1001, end: "Graph's pages do not come to an end." },
  ])("is followed a thousand times: $when", async ({ last, end }) => {
    let pages = 0;
    const get = () => {
      pages += 1;
      const next = { "@odata.nextLink": `${origin}/beta/x?$skip=${pages}` };
      return Promise.resolve({ value: [], ...(pages < last && next) });
    };
    const walk = async () => {
      const first = { path: "/x", body: await get() };
      for await (const page of pagesOf(first, get, { origin })) expect(page).toEqual([]);
      return "an end";
    };
    expect([await walk().catch(({ message }: Error) => message), pages]).toEqual([end, 1000]);
  });
});

describe("a list that states how many elements it has", () => {
  test.for([
    { what: "as many as it gives", count: 2, value: firstPage, message: undefined },
    { what: "fewer", count: 1, value: firstPage, message: undefined },
    { what: "one more", count: 3, value: firstPage, message: tooFew(2, 3) },
    { what: "one more, and gives none", count: 1, value: [], message: tooFew(0, 1) },
    {
      what: "one more, and gives one twice",
      count: 3,
      value: [...firstPage, firstPage[0]],
      message: tooFew(2, 3),
    },
    { what: "a text", count: "3", value: firstPage, message: undefined },
  ])("states $what", async ({ count, value, message }) => {
    const tenant = await start({ intercept: inTurn({ body: { value, "@odata.count": count } }) });
    const reading = read(tenant);
    const failure = message === undefined ? undefined : "limited";
    expect(await failureOf(reading)).toMatchObject({ failure, message });
    expect((await reading).tokens).toHaveLength(Math.min(value.length, 2));
  });

  it("may state more than it gives where the count is not trusted", async () => {
    const body = { value: firstPage, "@odata.count": 1000 };
    const tenant = await start({ intercept: inTurn({ body }) });
    const reading = await read(tenant, { trustCount: false });
    expect(reading).not.toHaveProperty("failure");
    expect(reading.tokens).toHaveLength(2);
  });

  test.for([
    { stated: 5, end: "an end" },
    { stated: 6, end: tooFew(5, 6) },
  ])("counts elements without an id each: $stated stated, $end", async ({ stated, end }) => {
    const value = [null, "x", {}, { id: 7 }, { id: 7 }];
    const first = { path: "/x", body: { value, "@odata.count": stated } };
    const pages = pagesOf(first, () => Promise.reject(new Error()), { origin });
    const walk = async () => {
      for await (const page of pages) expect(page).toEqual(value);
      return "an end";
    };
    expect(await walk().catch(({ message }: Error) => message)).toBe(end);
  });
});

describe("an answer that is no page", () => {
  test.for([
    {
      of: "HTML",
      body: "<!doctype html><title>Sign in</title>",
      message: "Graph's answer is no JSON.",
    },
    { of: "nothing", body: "", message: "Graph's answer is no JSON." },
    { of: "half a page", body: '{"value":[', message: "Graph's answer is no JSON." },
    { of: "no object", body: "[]" },
    { of: "null", body: "null" },
    { of: "no value", body: {} },
    { of: "a null value", body: { value: null } },
    { of: "an object as value", body: { value: { id: "x" } } },
    { of: "a link that is no text", body: { value: [], "@odata.nextLink": 2 } },
    { of: "an empty link", body: { value: [], "@odata.nextLink": "" } },
  ])("consists of $of", async ({ body, message }) => {
    const tenant = await start({ intercept: inTurn({ body }) });
    expect(await failureOf(read(tenant))).toEqual(
      unexpected(message ?? "Graph's answer is not the list that this version expects."),
    );
    expect(listRequests(tenant)).toBe(1);
  });

  it("is not a page whose link is null", async () => {
    const tenant = await start({
      intercept: inTurn({ body: { value: [], "@odata.nextLink": null } }),
    });
    expect((await read(tenant)).failure).toBeUndefined();
  });

  test.for([
    { which: "null", element: null },
    { which: "text", element: "token" },
    { which: "a list", element: [] },
    { which: "without an id", element: { tokenName: "No id" } },
    { which: "with an empty id", element: { id: "", tokenName: "No id" } },
    { which: "with a number as id", element: { id: 7, tokenName: "No id" } },
  ])("has an element that is $which", async ({ element }) => {
    const tenant = await start({ intercept: inTurn({ body: { value: [...firstPage, element] } }) });
    const reading = read(tenant);
    expect(await failureOf(reading)).toEqual(
      unexpected("Graph's list contains an element that is no ADE token with an id."),
    );
    expect((await reading).tokens).toHaveLength(2);
  });
});
