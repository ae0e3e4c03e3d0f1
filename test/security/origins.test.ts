import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { identityPath } from "../../demo/server/managed-identity.ts";
import { useDemoTenants } from "../stack/demo-tenants.ts";
import { listPath, startBystander, write } from "../stack/graph-answers.ts";
import { failureOf, read } from "../stack/graph/read.ts";
import { links } from "./links.ts";

const start = useDemoTenants();

const created = z.object({
  request: z.looseObject({ origin: z.string(), headers: z.array(z.unknown()) }),
});

/** Where `fetch` has sent a bearer token, by what Node itself says of its requests. */
function bearerOrigins(): ReadonlySet<string> {
  const origins = new Set<string>();
  const note = (message: unknown): void => {
    const { request } = created.parse(message);
    if (request.headers.some((header) => /^bearer /i.test(String(header))))
      origins.add(request.origin);
  };
  subscribe("undici:request:create", note);
  onTestFinished(() => void unsubscribe("undici:request:create", note));
  return origins;
}

describe("a link to the next page, with", () => {
  test.for(links)("$to, takes the bearer token nowhere else", async ({ link, refused }) => {
    const bystander = await startBystander();
    const origins = bearerOrigins();
    const tenant = await start({
      intercept: ({ path, url }, response) => {
        if (path === identityPath) return false;
        const nextLink = link(url.port, new URL(bystander.origin).port);
        const more = path === listPath && url.search.includes("$select");
        return write(response, {
          body: { value: [], ...(more && { "@odata.nextLink": nextLink }) },
        });
      },
    });
    const { message } = await failureOf(read(tenant));
    expect(message).toBe(refused);
    expect([...origins]).toEqual([tenant.endpoint]);
    expect(bystander.arrivals).toEqual([]);
  });
});
