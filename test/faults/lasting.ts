import tls from "node:tls";
import { onTestFinished, vi } from "vitest";
import { identityPath } from "../../demo/server/managed-identity.ts";
import { now } from "../stack/effects.ts";
import { answer } from "./answers.ts";
import { selfSignedCertificate } from "./certificate.ts";
import { granting } from "./credentials.ts";
import { startFront } from "./front.ts";
import type { Start } from "./matrix.ts";
import { type Place, placeOf } from "./place.ts";
import { grantAny, refuseNames, type Stage } from "./stages.ts";
import { pageSizes, world } from "./world.ts";

/** The tenant of the matrix, until a request at that place; from then on it is out of reach. */
export type Lasting = (start: Start, place: Place) => Promise<Stage>;

const tenant = { scenario: world, now, clock: () => now, ...pageSizes } as const;

export const closing: Lasting = async (start, place) => {
  const { endpoint, close } = await start({
    ...tenant,
    intercept(request) {
      if (placeOf(request) !== place) return false;
      void close();
      return true;
    },
  });
  return { graph: { endpoint }, arrivals: [] };
};

export const losingItsName: Lasting = async (start, place) => {
  let lost = false;
  const { origin } = await startFront((name) => behind(name, start), {
    serves: (request) => !(lost ||= placeOf(request) === place),
  });
  const arrivals = refuseNames(() => lost);
  return { graph: { endpoint: origin }, arrivals };
};

/** Somebody else answers under its name. */
export const changingHands: Lasting = async (start, place) => {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", undefined);
  const certificate = selfSignedCertificate("localhost");
  trust(certificate.cert);
  let changed = false;
  const front = await startFront((name) => behind(name, start), {
    certificate,
    serves(request) {
      changed ||= placeOf(request) === place;
      if (changed) front.prove(selfSignedCertificate("proxy.contoso.example"));
      return !changed;
    },
  });
  return { graph: { endpoint: front.origin }, arrivals: [] };
};

function trust(certificate: string): void {
  const trusted = tls.getCACertificates();
  tls.setDefaultCACertificates([...trusted, certificate]);
  onTestFinished(() => tls.setDefaultCACertificates(trusted));
}

function behind(name: string, start: Start) {
  return start({ ...tenant, signsInTo: name, intercept: grantAny });
}

const before: Readonly<Partial<Record<Place, Place>>> = {
  "token list, page 2": "token list",
  "default profiles": "token list, page 2",
};

/** Each sign-in lasts for one request, and there is none for the request at that place. */
export const expiring: Lasting = async (start, place) => {
  const [brief, none] = [
    granting({ expires_on: String(Math.floor(now.getTime() / 1000) + 30) }),
    answer(200, {}),
  ];
  let over = false;
  const { endpoint } = await start({
    ...tenant,
    intercept(request, response, honest) {
      over ||= placeOf(request) === before[place];
      if (request.path !== identityPath) return false;
      (over ? none : brief)({ request, response, honest, elsewhere: "" });
      return true;
    },
  });
  return { graph: { endpoint }, arrivals: [] };
};

/** It is the tenant's own answers from then on that know one token less. */
export const vanishing: Lasting = async (start) => {
  const { endpoint, setScenario } = await start({
    ...tenant,
    intercept(request) {
      if (placeOf(request) === "token list, page 2")
        setScenario({
          ...world,
          live: (at) => world.live(at).filter(({ tokenName }) => tokenName !== "Store iPads"),
        });
      return false;
    },
  });
  return { graph: { endpoint }, arrivals: [] };
};
