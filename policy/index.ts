import { PolicyPack } from "@pulumi/policy";
import { RunError } from "@pulumi/pulumi/errors.js";
import { momentAt, parseAsOf } from "./pack/as-of.ts";
import { catalog } from "./catalog.ts";
import { toPulumi } from "./pack/to-pulumi.ts";

const asOf = asOfEnvironment();

// When this process started: the engine starts the pack before it has anything read.
const startedAt = new Date(performance.timeOrigin);

/** Made, it serves the engine. */
export const pack = new PolicyPack("apple-ade", {
  description: "Apple ADE tokens in Microsoft Intune are as declared, valid and syncing.",
  policies: catalog.map((policy) =>
    toPulumi(policy, () => momentAt(new Date(), asOf, startedAt), catalog),
  ),
});

/** Pulumi prints a `RunError` without a stack trace. */
function asOfEnvironment(): Date | undefined {
  try {
    return parseAsOf(process.env["ADE_AS_OF"], new Date());
  } catch (error) {
    throw error instanceof Error ? new RunError(error.message) : error;
  }
}
