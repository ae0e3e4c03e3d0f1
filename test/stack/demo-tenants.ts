import { beforeAll, beforeEach, onTestFinished, vi } from "vitest";
import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { type DemoTenant, type DemoTenantOptions, startDemoTenant } from "../../demo/server.ts";
import { type AppService, startAppService } from "./app-service.ts";
import { now } from "./effects.ts";

export interface TenantOptions extends Partial<DemoTenantOptions> {
  readonly live?: readonly DepOnboardingSetting[];
  /** Another origin than its own that is signed in to at this tenant. */
  readonly signsInTo?: string;
}

/** The credential library asks the same one for as long as the process lives, of many test files. */
let shared: Promise<AppService> | undefined;

/** Starts demo tenants that the real credential signs in to; each is closed after its test. */
export function useDemoTenants(): (options?: TenantOptions) => Promise<DemoTenant> {
  let appService: AppService | undefined;
  beforeAll(async () => {
    appService = await (shared ??= startAppService());
  });
  beforeEach(() => {
    isolateFromSignIns();
    for (const [name, value] of Object.entries(appService?.env ?? {})) vi.stubEnv(name, value);
  });

  return async ({ live = [], signsInTo, ...options } = {}) => {
    const tenant = await startOnUnusedPort({ scenario: { live: () => live }, now, ...options });
    appService?.serve(tenant, signsInTo ?? tenant.endpoint);
    onTestFinished(() => tenant.close());
    return tenant;
  };
}

/** Whatever the machine offers to sign in with, tests do not see it. */
export function isolateFromSignIns(): void {
  const names = /^(?:AZURE|IDENTITY|IMDS|MSI|SYSTEM_|AKS|ARM_)/i;
  for (const name of Object.keys(process.env)) if (names.test(name)) vi.stubEnv(name, undefined);
}

const usedEndpoints = new Set<string>();

/** The credential library keeps a token for each origin, which the next tenant would refuse. */
async function startOnUnusedPort(options: DemoTenantOptions): Promise<DemoTenant> {
  const tenant = await startDemoTenant(options);
  if (!usedEndpoints.has(tenant.endpoint)) {
    usedEndpoints.add(tenant.endpoint);
    return tenant;
  }
  const other = await startOnUnusedPort(options);
  await tenant.close();
  return other;
}
