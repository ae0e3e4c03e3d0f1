import { readTenant } from "../../../cli/import/tenant.ts";
import { catalog } from "../../../policy/catalog.ts";
import type { DemoTenant } from "../../../demo/server.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { now, recordEffects } from "../../stack/effects.ts";
import { check, startProcess, tenantInputs } from "../../stack/provider/check.ts";

/** What `apple-ade import` and a preview say of the same failure, each of a tenant of its own. */
export async function saidOfFailure(start: () => Promise<DemoTenant>) {
  const inputs = tenantInputs(await start());
  const imported = await readTenant(createReader(recordEffects()), inputs, now).then(
    () => "nothing",
    (error: unknown) => String(error),
  );
  const props = await check(startProcess().AdeTenant, tenantInputs(await start()));
  const type = "pulumi-nodejs:dynamic/intune:AdeTenant";
  const messages = catalog.flatMap(({ name, judge, description }) => {
    // What else is to be said of a tenant is about its tokens.
    if (name.startsWith("ade-tenant-tokens-")) return [];
    const { message } = judge({ type, name: "prod", props }, {}, { now, asOf: now });
    return message === undefined ? [] : [description, message];
  });
  const title = "Refusal: Nothing is offered: the ADE tokens were not all read.";
  return { imported, previewed: [title, ...messages].join("\n") };
}
