import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { z } from "zod";
import { devicesHealthy, devicesMany } from "../demo/scenarios/devices-healthy.ts";
import { relativeTo, type Scenario } from "../demo/scenarios/scenario.ts";
import { type DemoTenant, startDemoTenant } from "../demo/server.ts";
import { readDeclarations } from "../stack/declaration/from-config.ts";
import { handedOver } from "../test/stack/declarations.ts";
import { compare, limited, type Row } from "./measure.ts";
import { type Asked, reading } from "./read-devices.ts";

type Reading = z.infer<typeof reading>;

/** Reading the devices of one token: 200,000 in pages of 1,000, and 2,000. */
export async function devices(runs: number): Promise<readonly Row[]> {
  await using many = await openReading(devicesMany);
  await using few = await openReading(devicesHealthy);
  const measure = "reading 200,000 devices";
  const ours = () => many.read("ours");
  const rows = [
    await compare(
      {
        measure,
        ours,
        against: "fetch and JSON.parse",
        theirs: () => many.read("fetch"),
        most: 1.15,
      },
      runs,
    ),
    await compare(
      {
        measure,
        ours,
        against: "the Graph client's iterator",
        theirs: () => many.read("iterator"),
        most: 1,
      },
      runs,
    ),
  ];
  const more: number[] = [];
  for (let run = 0; run < runs; run += 1)
    more.push((await many.read("ours")).peakMiB - (await few.read("ours")).peakMiB);
  const goal = { most: 64, unit: "MiB" };
  return [...rows, limited(`${measure} (MiB more)`, "2,000 devices", more, goal)];
}

/** The tenant stays in this process, each reading is in one of its own. */
async function openReading(scenario: Scenario) {
  const now = new Date();
  const tenant = await startDemoTenant({ scenario, now });
  const config = { ...scenario.config(relativeTo(now)), graph: { endpoint: tenant.endpoint } };
  const inputs = readDeclarations(handedOver(config), "bench").tokens.get("corporate") ?? {};
  let first: Pick<Asked, "url" | "authorization"> = { url: "", authorization: "" };
  const read = (way: Asked["way"]) => readInChild({ way, inputs, ...first }, tenant);
  await read("ours");
  const { url } =
    tenant.requests.find(({ path }) => /importedAppleDeviceIdentities/.test(path)) ?? {};
  first = { url: String(url), authorization: await signedIn(tenant) };
  return { read, [Symbol.asyncDispose]: () => tenant.close() };
}

async function signedIn({ env, endpoint }: DemoTenant): Promise<string> {
  const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = env;
  const headers = { "X-IDENTITY-HEADER": IDENTITY_HEADER };
  const answer = await fetch(
    `${IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=${encodeURIComponent(endpoint)}`,
    { headers },
  );
  const { access_token: token } = Object(await answer.json());
  return `Bearer ${token}`;
}

async function readInChild(asked: Asked, { env }: DemoTenant): Promise<Reading> {
  const child = fork(join(import.meta.dirname, "read-devices.ts"), {
    env: { ...process.env, ...env },
  });
  child.send({ ...asked });
  const [message] = await once(child, "message");
  return reading.parse(message);
}
