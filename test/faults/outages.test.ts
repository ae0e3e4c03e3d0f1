import { expect, test, vi } from "vitest";
import { useDemoTenants } from "../stack/demo-tenants.ts";
import {
  changingHands,
  closing,
  expiring,
  type Lasting,
  losingItsName,
  vanishing,
} from "./lasting.ts";
import { limitOf, type Start } from "./matrix.ts";
import * as outages from "./outages.ts";
import { everyPlace, type Place } from "./place.ts";
import { checkWorld, type GraphSettings } from "./run.ts";
import { inOrder, policiesOf, unsaid, untidy } from "./seen.ts";
import { type Stage, withoutNames, withoutTls, withOwnCertificate } from "./stages.ts";
import { verdictAt } from "./verdict.ts";

const start = useDemoTenants();
const timeout = limitOf(60);

/** What an outage comes to, and what of it is not as it must be said. */
async function seenIn({ leadsTo }: outages.Outage, place: Place, graph: Partial<GraphSettings>) {
  const seen = await checkWorld({ ...graph, timeoutSeconds: 60 });
  const { says, violates } = leadsTo[place] ?? { says: "nothing", violates: {} };
  const unfit = [...unsaid({ says, violates }, seen), ...untidy(seen)];
  return { violates: certain(policiesOf(seen), place), unfit };
}

/** VPP tokens are asked for while profiles are: whether before or after such a request is chance. */
function certain<T extends object>(violates: T, place: Place): T {
  const atOnce = place === "profiles" || place === "default profiles";
  const known = Object.entries(violates).filter(([key]) => !atOnce || key !== "apps");
  return Object.fromEntries(known) as T;
}

function expectedIn({ leadsTo }: outages.Outage, place: Place) {
  const verdict = verdictAt(place, leadsTo[place] ?? { violates: {} });
  return { violates: certain(inOrder(verdict), place), unfit: [] };
}

const first: Place = "token list";

interface Row {
  readonly outage: outages.Outage;
  readonly stage: Lasting;
  /** What else reached whoever was asked. */
  readonly arrivals?: readonly string[];
}

const lasting: readonly Row[] = [
  { outage: outages.refused, stage: closing },
  { outage: outages.unresolved, stage: losingItsName, arrivals: ["localhost"] },
  { outage: outages.selfSigned, stage: changingHands },
  { outage: outages.expiringCredential, stage: expiring },
  { outage: outages.vanishing, stage: vanishing },
];

test.for(
  lasting.flatMap(({ outage, ...row }) => {
    const places = everyPlace.filter((place) => place in outage.leadsTo);
    return places.map((place) => ({ name: outage.name, outage, place, ...row }));
  }),
)(
  "$name, from the $place on",
  { timeout },
  async ({ outage, place, stage, arrivals: expected }) => {
    const { graph, arrivals } = await stage(start, place);
    expect(await seenIn(outage, place, graph)).toEqual(expectedIn(outage, place));
    expect([...new Set(arrivals)]).toEqual(expected ?? []);
  },
);

test.for<{
  outage: outages.Outage;
  stage: (start: Start) => Promise<Stage>;
  arrivals: readonly string[];
}>([
  { outage: outages.unresolved, stage: withoutNames, arrivals: ["graph.microsoft.com"] },
  { outage: outages.selfSigned, stage: withOwnCertificate, arrivals: [] },
  { outage: outages.plaintext, stage: withoutTls, arrivals: ["connection"] },
])("$outage.name", { timeout }, async ({ outage, stage, arrivals: expected }) => {
  const { graph, arrivals } = await stage(start);
  expect(await seenIn(outage, first, graph)).toEqual(expectedIn(outage, first));
  expect([...new Set(arrivals)]).toEqual(expected);
});

test("A token that has disappeared is missing in the next check", { timeout }, async () => {
  const { graph } = await vanishing(start, "default profiles");
  await checkWorld({ ...graph, timeoutSeconds: 60 });
  const next = policiesOf(await checkWorld({ ...graph, timeoutSeconds: 60 }));
  expect(next).toMatchObject({ stores: ["ade-token-exists"] });
});

test.for([
  { outage: outages.noCredential, env: { AZURE_TOKEN_CREDENTIALS: "EnvironmentCredential" } },
  {
    outage: outages.refusedCredential,
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
