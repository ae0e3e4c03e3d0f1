export interface Cloud {
  /** Graph's root, as Microsoft lists it for the national clouds. */
  readonly origin: string;
  /** Where Entra signs in. */
  readonly authorityHost: string;
  /**
   * What a token must be issued for to be exchanged there; of France and Germany as MSAL.NET lists
   * them (KnownMetadataProvider).
   * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
   */
  readonly exchangeAudience: string;
}

export const clouds = {
  global: {
    origin: "https://graph.microsoft.com",
    authorityHost: "https://login.microsoftonline.com",
    exchangeAudience: "api://AzureADTokenExchange",
  },
  usGov: {
    origin: "https://graph.microsoft.us",
    authorityHost: "https://login.microsoftonline.us",
    exchangeAudience: "api://AzureADTokenExchangeUSGov",
  },
  usGovDoD: {
    origin: "https://dod-graph.microsoft.us",
    authorityHost: "https://login.microsoftonline.us",
    exchangeAudience: "api://AzureADTokenExchangeUSGov",
  },
  china: {
    origin: "https://microsoftgraph.chinacloudapi.cn",
    authorityHost: "https://login.chinacloudapi.cn",
    exchangeAudience: "api://AzureADTokenExchangeChina",
  },
  // France and Germany, as Microsoft's Graph PowerShell SDK and MSAL list them; docs/clouds.md.
  bleu: {
    origin: "https://graph.svc.sovcloud.fr",
    authorityHost: "https://login.sovcloud-identity.fr",
    exchangeAudience: "api://AzureADTokenExchangeFrance",
  },
  delos: {
    origin: "https://graph.svc.sovcloud.de",
    authorityHost: "https://login.sovcloud-identity.de",
    exchangeAudience: "api://AzureADTokenExchangeGermany",
  },
} as const satisfies Record<string, Cloud>;

/** An origin on this machine: the only kind besides the clouds that may see a bearer token. */
export function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return (
    /^https?:$/.test(url.protocol) &&
    /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname) &&
    url.origin === origin.replace(/\/$/, "")
  );
}

export function isCloud(origin: string): boolean {
  return cloudAt(origin) !== undefined;
}

export function cloudAt(origin: string): Cloud | undefined {
  return Object.values(clouds).find((cloud) => cloud.origin === origin);
}

/** Loopback endpoints, such as a demo tenant's, play the global cloud. */
export function cloudOf(origin: string): Cloud {
  return cloudAt(origin) ?? clouds.global;
}
