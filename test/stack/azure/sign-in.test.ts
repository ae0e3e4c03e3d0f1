import { describe, expect, it, test } from "vitest";
import { missingSignIn } from "../../../stack/azure/sign-in.ts";

type Env = Readonly<Record<string, string>>;

const nobody = () => undefined;
const somebody = () => '{ "name": "Endpoint", "id": "s-1", "tenantId": "t-1" }';
const withoutSubscription = () =>
  '{ "name": "N/A(tenant level account)", "id": "t-1", "tenantId": "t-1" }';

const missing = (env: Env, account: () => string | undefined = nobody) =>
  missingSignIn((_, variable) => env[variable], account);

const application = {
  ARM_CLIENT_ID: "c",
  ARM_TENANT_ID: "t",
  ARM_SUBSCRIPTION_ID: "s",
};

describe("the sign-in to Azure", () => {
  test.for<readonly [string, Env, string]>([
    ["nothing", {}, "nobody is signed in to Azure"],
    // An id alone is no way to sign in: azure-native asks Azure CLI then.
    ["an application without a credential", application, "nobody is signed in to Azure"],
    [
      "OIDC alone",
      { ARM_USE_OIDC: "true" },
      "the sign-in to Azure by ARM_USE_OIDC lacks ARM_CLIENT_ID, ARM_TENANT_ID, ARM_SUBSCRIPTION_ID",
    ],
    [
      "a secret without a subscription",
      { ARM_CLIENT_SECRET: "x", ARM_CLIENT_ID: "c", ARM_TENANT_ID: "t" },
      "the sign-in to Azure by a client secret lacks ARM_SUBSCRIPTION_ID",
    ],
    [
      "a certificate without a tenant",
      { ARM_CLIENT_CERTIFICATE_PATH: "x", ARM_CLIENT_ID: "c", ARM_SUBSCRIPTION_ID: "s" },
      "the sign-in to Azure by a client certificate lacks ARM_TENANT_ID",
    ],
    [
      "a managed identity without a subscription",
      { ARM_USE_MSI: "true" },
      "the sign-in to Azure by ARM_USE_MSI lacks ARM_SUBSCRIPTION_ID",
    ],
    [
      "the default chain without a subscription, which azure-native prefers to all others",
      { ARM_USE_DEFAULT_AZURE_CREDENTIAL: "true", ARM_USE_OIDC: "true" },
      "the sign-in to Azure by ARM_USE_DEFAULT_AZURE_CREDENTIAL lacks ARM_SUBSCRIPTION_ID",
    ],
    [
      "a switch that is off",
      { ...application, ARM_USE_OIDC: "false" },
      "nobody is signed in to Azure",
    ],
  ])("with %s says what is missing", ([, env, problem]) => {
    expect(missing(env)).toBe(problem);
  });

  test.for<readonly [string, Env]>([
    ["OIDC", { ...application, ARM_USE_OIDC: "true" }],
    ["a secret", { ...application, ARM_CLIENT_SECRET: "x" }],
    ["a certificate", { ...application, ARM_CLIENT_CERTIFICATE_PATH: "x" }],
    ["a managed identity", { ARM_USE_MSI: "true", ARM_SUBSCRIPTION_ID: "s" }],
    ["the default chain", { ARM_USE_DEFAULT_AZURE_CREDENTIAL: "true", ARM_SUBSCRIPTION_ID: "s" }],
  ])("with %s needs no Azure CLI", ([, env]) => {
    expect(
      missing(env, () => {
        throw new Error("Azure CLI was asked.");
      }),
    ).toBeUndefined();
  });

  it("takes azure-native's own settings, too", () => {
    const settings: Env = { useMsi: "true", subscriptionId: "s" };
    expect(missingSignIn((name) => settings[name], nobody)).toBeUndefined();
  });

  it("of a person in Azure CLI is enough, with a subscription", () => {
    expect(missing({}, somebody)).toBeUndefined();
    expect(missing({}, withoutSubscription)).toBe("Azure CLI is signed in without a subscription");
    expect(missing({ ARM_SUBSCRIPTION_ID: "s" }, withoutSubscription)).toBeUndefined();
  });

  it("shows no secret", () => {
    expect(missing({ ARM_CLIENT_SECRET: "s3cret" })).not.toContain("s3cret");
  });
});
