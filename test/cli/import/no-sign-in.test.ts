import { expect, it } from "vitest";
import { startDemoTenant } from "../../../demo/server.ts";
import { isolateFromSignIns } from "../../stack/demo-tenants.ts";
import { now } from "../../stack/effects.ts";
import { saidOfFailure } from "./said-of-failure.ts";
import { scenario } from "./scenario.ts";

// Once signed in to, the credential library remembers; so this stands apart.
it("without a sign-in, import says what a preview says, with what signs in", async () => {
  isolateFromSignIns();
  await using tenant = await startDemoTenant({ scenario, now });
  const said = await saidOfFailure(() => Promise.resolve(tenant));
  expect(said.imported).toBe(said.previewed);
  expect(said.imported).toContain("Type the two lines for IDENTITY_ENDPOINT and IDENTITY_HEADER");
});
