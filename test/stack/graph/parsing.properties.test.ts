import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseDepToken } from "../../../stack/graph/reads/tokens.ts";
import { deviceCounter } from "../../../stack/graph/reads/device-summary.ts";
import { readDevices } from "../../../stack/graph/reads/devices.ts";
import { parseProfile, readProfiles } from "../../../stack/graph/reads/profiles.ts";
import type { Graph } from "../../../stack/graph/client.ts";
import { jsonOf } from "../../../stack/graph/pages.ts";
import { readPushCertificate } from "../../../stack/graph/reads/push-certificate.ts";
import { ReadFailure } from "../../../stack/graph/read-failure.ts";
import type { Session } from "../../../stack/graph/session.ts";
import { statusFailure } from "../../../stack/graph/status.ts";
import { readTokens } from "../../../stack/graph/reads/tokens.ts";
import { readVppTokens } from "../../../stack/graph/reads/vpp-tokens.ts";
import { now, observedAt } from "../effects.ts";
import { anyBody, anyElement } from "./json.ts";
import { unusableIn } from "./facts.ts";

const elements = fc.array(anyElement, { maxLength: 5 });
const devices = { maxPages: 3, timeoutSeconds: 1 };

/** A session whose Graph answers this; whatever is thrown must be a `ReadFailure`. */
function answering(entity: unknown, page: readonly unknown[]): Session {
  const graph: Graph = {
    entity: () => Promise.resolve({ entity, refused: [] }),
    async *pages() {
      yield await Promise.resolve(page);
    },
  };
  return {
    once: (_, answer) =>
      answer((read) =>
        read(graph).then(
          () => ({ observedAt }),
          (failure: unknown) => {
            expect(failure).toBeInstanceOf(ReadFailure);
            return { observedAt, failure: ReadFailure.from(failure) };
          },
        ),
      ),
  };
}

describe("any JSON in the place of", () => {
  test.for([
    { what: "an ADE token", parse: parseDepToken },
    { what: "an enrollment profile", parse: parseProfile },
  ])("$what is its facts, or is none", ({ parse }) => {
    fc.assert(
      fc.property(anyElement, (element) => {
        const facts = parse(element);
        if (facts === undefined) return;
        expect(facts.id).not.toBeUndefined();
        expect(unusableIn(facts)).toEqual([]);
      }),
    );
  });

  it("devices is counted, each once", () => {
    fc.assert(
      fc.property(elements, (page) => {
        const counter = deviceCounter(now);
        const counted = page.filter((element) => counter.add(element)).length;
        const { byState, ...summary } = counter.summary();
        expect(unusableIn({ byState, ...summary })).toEqual([]);
        const judged = Object.values(byState).reduce((sum, each) => sum + each, 0);
        expect(summary.total).toBe(counted);
        expect(judged + summary.deleted + summary.notUnderstood).toBe(counted);
      }),
    );
  });

  test.for([
    { what: "the token list", read: (session: Session) => readTokens(session, 1) },
    { what: "the VPP tokens", read: (session: Session) => readVppTokens(session, 1) },
    { what: "the push certificate", read: (session: Session) => readPushCertificate(session, 1) },
  ])("$what is facts or a failure", async ({ read }) => {
    await fc.assert(
      fc.asyncProperty(anyElement, elements, async (entity, page) => {
        const { failure: _, ...facts } = await read(answering(entity, page));
        expect(unusableIn(facts)).toEqual([]);
      }),
    );
  });

  it("profiles and devices is facts or a failure", async () => {
    await fc.assert(
      fc.asyncProperty(anyElement, elements, async (entity, page) => {
        const session = answering(entity, page);
        const { failure: _, ids, ...profiles } = await readProfiles(session, 1, "7c0a");
        const { summary } = await readDevices(session, "7c0a", devices, () => now);
        expect(unusableIn({ ...profiles, ids: [...ids], summary })).toEqual([]);
      }),
    );
  });
});

describe("any body", () => {
  it("is JSON or a read failure", () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const parsed = attempt(() => jsonOf(body));
        const honest = attempt(() => JSON.parse(body) as unknown);
        const refused = honest instanceof SyntaxError;
        expect(refused ? parsed instanceof ReadFailure : parsed).toEqual(refused || honest);
      }),
    );
  });

  it("of an answer that is no success is a failure of one plain line", async () => {
    const statuses = fc.oneof(
      fc.integer({ min: 300, max: 599 }).filter((status) => status !== 304),
      fc.constantFrom(400, 401, 403, 404, 429, 500, 503),
    );
    await fc.assert(
      fc.asyncProperty(statuses, anyBody, async (status, body) => {
        const request = "https://graph.microsoft.com/beta/deviceManagement/x";
        const response = new Response(body, { status });
        const failure = await statusFailure({ request, response });
        expect(failure?.message).toMatch(
          /^(?:The sign-in was rejected: |Access was denied: |Graph was asked too often: |Graph is not available: )?GET \/beta\/deviceManagement\/x failed: [\w .()-]+\.$/,
        );
      }),
    );
  });
});

function attempt(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
