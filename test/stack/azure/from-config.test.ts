import { RunError, runtime } from "@pulumi/pulumi";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { azureFromConfig } from "../../../stack/azure-from-config.ts";
import { corporate, handedOver, tenantId } from "../declarations.ts";
import { check, location } from "./configurations.ts";
import { only } from "./deployed.ts";
import { registeredBy, valueOf } from "./registered.ts";

const hidden = "hidden-value";

/** What a stack deploys in Azure. */
async function deployed(configuration: object, secrets: readonly string[] = []) {
  onTestFinished(() => runtime.setAllConfig({}, []));
  return registeredBy(() => {
    const config = handedOver({ tenantId, tokens: { corporate }, ...configuration });
    runtime.setAllConfig(config, [...secrets]);
    return azureFromConfig();
  });
}

const azure = { location, scheduledCheck: check };

describe("a stack", () => {
  beforeEach(() => {
    for (const name of Object.keys(process.env).filter((each) => each.startsWith("ARM_")))
      vi.stubEnv(name, undefined);
    // Without Azure CLI.
    vi.stubEnv("PATH", "");
  });

  it("without apple-ade:azure deploys nothing in Azure", async () => {
    const { resources, result } = await deployed({});
    expect([resources, result]).toEqual([[], undefined]);
  });

  it("deploys what apple-ade:azure asks for, with its own configuration", async () => {
    vi.stubEnv("ARM_USE_MSI", "true");
    vi.stubEnv("ARM_SUBSCRIPTION_ID", "s");
    const { resources, result } = await deployed({ azure, tenant: "Contoso" });
    expect(await valueOf(result?.resourceGroup)).toBe("apple-ade-named");
    const job = JSON.stringify(only(resources, "app:Job").inputs);
    expect(job).toContain(String.raw`\"apple-ade:tenant\":\"Contoso\"`);
  });

  it("says what to do when nobody is signed in to Azure, and deploys nothing", async () => {
    await expect(deployed({ azure })).rejects.toThrowError(
      expect.objectContaining({
        constructor: RunError,
        message: expect.stringMatching(
          /^apple-ade:azure: nobody is signed in to Azure, so [^]*\n {2}A person: az login, and /,
        ),
      }),
    );
  });

  it("is refused with its mistakes, of which no secret is quoted", async () => {
    const error: unknown = await deployed({ tenantId: hidden }, ["apple-ade:tenantId"]).catch(
      (reason: unknown) => reason,
    );
    const message = error instanceof RunError ? error.message : "no RunError";
    expect(message).toMatch(
      /^Pulumi\.stack\.yaml: \d problems under apple-ade; nothing was read\./,
    );
    expect(message).toContain("tenantId: is not usable");
    expect(message).not.toContain(hidden);
  });
});
