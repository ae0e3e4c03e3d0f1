import { z } from "zod";
import { type clouds, isLoopback } from "../graph/clouds.ts";
import { expected, strict } from "./problems.ts";
import { guid, oneOf, text, whole } from "./values.ts";

export const label = text("a label for messages");

/** Who signs in to which tenant. */
export const identity = {
  /** The Entra tenant's id; required unless `graph.endpoint` is given. */
  tenantId: guid("the Entra tenant's id").exactOptional(),
  /** The application or identity that signs in, for credentials that take one. */
  clientId: guid("the application's id").exactOptional(),
};

export const devices = {
  /** Whether they are read at all. */
  read: z.boolean(expected("true or false")).default(true),
  /** As many pages are read of each token. */
  maxPages: whole("a whole number of pages", 1, 100_000).default(1000),
  /** The time for the devices of each token, in seconds. */
  timeoutSeconds: whole("whole seconds", 1, 3600).default(120),
};

export const timeoutSeconds = whole("whole seconds", 1, 600);

const cloudNames: readonly (keyof typeof clouds)[] = [
  "global",
  "usGov",
  "usGovDoD",
  "china",
  "bleu",
  "delos",
];
const loopback =
  "a loopback origin like http://127.0.0.1:4010, without a path; a real tenant's cloud goes under graph.cloud";

export const graph = strict(
  {
    /** The national cloud; default `global`. Not together with `endpoint`. */
    cloud: oneOf(cloudNames).exactOptional(),
    /** Instead of a cloud: a tenant that is played on this machine. */
    endpoint: z
      .string(expected("a loopback origin"))
      .refine(isLoopback, expected(loopback))
      .exactOptional(),
    /** The time of each read, in seconds. */
    timeoutSeconds: timeoutSeconds.default(60),
    /** `false` where Graph states more elements than it gives; reports say so. Default `true`. */
    trustCount: z.boolean(expected("true or false")).exactOptional(),
  },
  "how Graph is read",
).refine(({ cloud, endpoint }) => cloud === undefined || endpoint === undefined, {
  error: "cloud and endpoint exclude each other; give one of them",
});
