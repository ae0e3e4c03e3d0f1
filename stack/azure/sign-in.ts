/** The provider's setting of that name, or the variable of the environment. */
export type Setting = (name: string, variable: string) => string | undefined;

/** What Azure CLI answers to `az account show`, or nothing when there is none or nobody in it. */
export type AccountOf = () => string | undefined;

interface Way {
  readonly name: string;
  readonly isChosen: (has: (key: Key) => boolean) => boolean;
  readonly needs: readonly Key[];
}

const variables = {
  clientCertificatePath: "ARM_CLIENT_CERTIFICATE_PATH",
  clientId: "ARM_CLIENT_ID",
  clientSecret: "ARM_CLIENT_SECRET",
  subscriptionId: "ARM_SUBSCRIPTION_ID",
  tenantId: "ARM_TENANT_ID",
  useDefaultAzureCredential: "ARM_USE_DEFAULT_AZURE_CREDENTIAL",
  useMsi: "ARM_USE_MSI",
  useOidc: "ARM_USE_OIDC",
} as const;

type Key = keyof typeof variables;

const application = ["clientId", "tenantId", "subscriptionId"] as const;

// In the order in which azure-native chooses; the first that is chosen must be complete.
// https://github.com/pulumi/pulumi-azure-native/tree/master/provider/pkg/provider (auth)
const ways: readonly Way[] = [
  {
    name: "ARM_USE_DEFAULT_AZURE_CREDENTIAL",
    isChosen: (has) => has("useDefaultAzureCredential"),
    needs: ["subscriptionId"],
  },
  {
    name: "a client certificate",
    isChosen: (has) => has("clientCertificatePath"),
    needs: application,
  },
  { name: "a client secret", isChosen: (has) => has("clientSecret"), needs: application },
  { name: "ARM_USE_OIDC", isChosen: (has) => has("useOidc"), needs: application },
  { name: "ARM_USE_MSI", isChosen: (has) => has("useMsi"), needs: ["subscriptionId"] },
];

/** Why azure-native could not sign in, or nothing when it probably can. Reads no secret's value. */
export function missingSignIn(setting: Setting, accountOf: AccountOf): string | undefined {
  const has = (key: Key) => {
    const value = setting(key, variables[key]) ?? "";
    // As azure-native does: what begins with "use" is a switch.
    return key.startsWith("use") ? value === "true" : value !== "";
  };
  const way = ways.find(({ isChosen }) => isChosen(has));
  if (way === undefined) return accountProblem(accountOf(), has("subscriptionId"));
  const absent = way.needs.filter((key) => !has(key)).map((key) => variables[key]);
  return absent.length === 0
    ? undefined
    : `the sign-in to Azure by ${way.name} lacks ${absent.join(", ")}`;
}

/** A sign-in without a subscription is enough for Intune, and has an account without one. */
function accountProblem(account: string | undefined, isChosen: boolean): string | undefined {
  if (account === undefined) return "nobody is signed in to Azure";
  return isChosen || !/N\/A\(tenant level account\)/.test(account)
    ? undefined
    : "Azure CLI is signed in without a subscription";
}
