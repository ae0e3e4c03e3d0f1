import { afterEach, expect, test, vi } from "vitest";
import type { DemoTenant } from "../../demo/server.ts";
import { useDemoTenants } from "../stack/demo-tenants.ts";
import { now } from "../stack/effects.ts";
import { nothing } from "./fault.ts";
import { limitOf, type Start } from "./matrix.ts";
import {
  noCredential,
  type Outage,
  plaintext,
  refused,
  refusedCredential,
  selfSigned,
  unresolved,
} from "./outages.ts";
import { everyPlace, type Place, placeOf } from "./place.ts";
import { checkWorld, type GraphSettings } from "./run.ts";
import { inOrder, policiesOf, unsaid, untidy } from "./seen.ts";
import { type Stage, withoutNames, withoutTls, withOwnCertificate } from "./stages.ts";
import { verdictAt } from "./verdict.ts";
import { pageSizes, world } from "./world.ts";

const start = useDemoTenants();
const timeout = limitOf(60);

afterEach(() => {
  vi.restoreAllMocks();
});

/** What an outage comes to, and what of it is not as it must be said. */
async function seenIn({ leadsTo }: Outage, place: Place, graph: Partial<GraphSettings>) {
  const seen = await checkWorld({ ...graph, timeoutSeconds: 60 });
  const { says, violates } = leadsTo[place] ?? { says: "nothing", violates: {} };
  const unfit = [...unsaid({ says, violates }, seen), ...untidy(seen)];
  return { violates: policiesOf(seen), unfit };
}

function expectedIn({ leadsTo }: Outage, place: Place) {
  return { violates: inOrder(verdictAt(place, leadsTo[place] ?? nothing)), unfit: [] };
}

test.for(everyPlace.filter((place) => place in refused.leadsTo))(
  `${refused.name} from the %s on`,
  { timeout },
  async (place) => {
    const tenant: DemoTenant = await start({
      scenario: world,
      now,
      clock: () => now,
      ...pageSizes,
      intercept(request) {
        if (placeOf(request) !== place) return false;
        void tenant.close();
        return true;
      },
    });
    const seen = await seenIn(refused, place, { endpoint: tenant.endpoint });
    expect(seen).toEqual(expectedIn(refused, place));
  },
);

test.for<{ outage: Outage; stage: (start: Start) => Promise<Stage>; arrivals: readonly string[] }>([
  { outage: unresolved, stage: withoutNames, arrivals: ["graph.microsoft.com"] },
  { outage: selfSigned, stage: withOwnCertificate, arrivals: [] },
  { outage: plaintext, stage: withoutTls, arrivals: ["connection"] },
])("$outage.name", { timeout }, async ({ outage, stage, arrivals: expected }) => {
  const { graph, arrivals } = await stage(start);
  expect(await seenIn(outage, "token list", graph)).toEqual(expectedIn(outage, "token list"));
  expect([...new Set(arrivals)]).toEqual(expected);
});

test.for([
  { outage: noCredential, env: { AZURE_TOKEN_CREDENTIALS: "EnvironmentCredential" } },
  {
    outage: refusedCredential,
    env: {
      AZURESUBSCRIPTION_CLIENT_ID: "91ab0000-0000-4000-8000-000000000000",
      AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: "the-connection",
      SYSTEM_ACCESSTOKEN: "the-job's-secret",
      // It insists on https, and refuses this before anything is sent.
      SYSTEM_OIDCREQUESTURI: "http://127.0.0.1:1/oidc",
    },
  },
])("$outage.name", { timeout }, async ({ outage, env }) => {
  const { endpoint, requests } = await start();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  expect(await seenIn(outage, "sign-in", { endpoint })).toEqual(expectedIn(outage, "sign-in"));
  expect(requests).toEqual([]);
});
