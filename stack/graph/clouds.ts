interface Cloud {
  /** Graph's root, as Microsoft lists it for the national clouds. */
  readonly origin: string;
  /** Where Entra signs in. */
  readonly authorityHost: string;
}

export const clouds = {
  global: {
    origin: "https://graph.microsoft.com",
    authorityHost: "https://login.microsoftonline.com",
  },
  usGov: {
    origin: "https://graph.microsoft.us",
    authorityHost: "https://login.microsoftonline.us",
  },
  usGovDoD: {
    origin: "https://dod-graph.microsoft.us",
    authorityHost: "https://login.microsoftonline.us",
  },
  china: {
    origin: "https://microsoftgraph.chinacloudapi.cn",
    authorityHost: "https://login.chinacloudapi.cn",
  },
  // France and Germany, as Microsoft's Graph PowerShell SDK and MSAL list them; docs/clouds.md.
  bleu: {
    origin: "https://graph.svc.sovcloud.fr",
    authorityHost: "https://login.sovcloud-identity.fr",
  },
  delos: {
    origin: "https://graph.svc.sovcloud.de",
    authorityHost: "https://login.sovcloud-identity.de",
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
  return Object.values(clouds).some((cloud) => cloud.origin === origin);
}

/** Where to sign in for an origin; loopback endpoints play the global cloud. */
export function authorityHostOf(origin: string): string {
  return (
    Object.values(clouds).find((cloud) => cloud.origin === origin)?.authorityHost ??
    clouds.global.authorityHost
  );
}
