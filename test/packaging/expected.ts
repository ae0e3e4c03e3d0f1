import type { Operation } from "../../demo/pulumi-workspace.ts";
import { contoso, corporate, undeclared } from "../../demo/scenarios/contoso.ts";
import { synced } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { pushCertificate } from "../../demo/scenarios/push-certificate.ts";
import { apps } from "../../demo/scenarios/vpp-token.ts";
import manifest from "../../package.json" with { type: "json" };

/** What is wrong with the tenant that all programs are about. */
export const scenario = contoso({
  name: "installed",
  title: "An expired token, one that nobody declares, and another Apple ID's push certificate",
  members: [
    corporate({
      live: (at) => ({ tokenExpirationDateTime: at.days(-5), ...synced(at.days(-5.25)) }),
      declared: (at) => ({ renewBy: at.date(-26) }),
      violates: ["ade-token-not-expired"],
    }),
    undeclared("Old pilot"),
  ],
  tenantViolates: ["ade-tenant-tokens-declared"],
  pushCertificate: pushCertificate({
    live: () => ({ appleIdentifier: "somebody.else@contoso.example" }),
    declared: () => ({ appleIdentifier: "mdm@contoso.example" }),
    violates: ["apns-certificate-identity-unchanged"],
  }),
  vppTokens: [apps()],
});

/** The versions that the package says it works with at least, and those that it is made with. */
export const versions = {
  node: /\d+\.\d+\.\d+/.exec(manifest.engines.node)?.[0] ?? "",
  sdk: manifest.devDependencies["@pulumi/pulumi"],
  lowestSdk: manifest.peerDependencies["@pulumi/pulumi"].replace("^", ""),
};

const { tenant, tokens, pushCertificate: certificate } = scenario.violates;

/**
 * Which versions a program uses, whether it declares in code or in the stack's configuration, and
 * what the pack says of each of its resources.
 */
export const expected = [
  {
    program: "typescript",
    inCode: true,
    name: "in TypeScript",
    node: "v24",
    sdk: versions.sdk,
    findings: {
      contoso: tenant,
      "contoso-corporate": tokens["corporate"],
      "contoso-push-certificate": certificate,
    },
  },
  {
    program: "esm",
    inCode: true,
    name: "in ES modules, with the lowest versions",
    node: `v${versions.node}`,
    sdk: versions.lowestSdk,
    findings: { contoso: tenant, corporate: tokens["corporate"], "push-certificate": certificate },
  },
  {
    program: "commonJs",
    inCode: false,
    name: "in CommonJS, which reads the stack's configuration",
    node: "v22",
    sdk: versions.sdk,
    findings: { demo: tenant, corporate: tokens["corporate"], "push-certificate": certificate },
  },
  {
    program: "existing",
    inCode: true,
    name: "of other resources, whose outputs and secrets are arguments",
    node: "v24",
    sdk: versions.sdk,
    findings: {
      // Which tokens are undeclared is not known before the name of Rome's.
      contoso: ["ade-tenant-readable"],
      "contoso-corporate": tokens["corporate"],
      "contoso-push-certificate": certificate,
      // Its name is not known before the program's own resource is created.
      "contoso-rome": ["ade-token-judged"],
    },
  },
] as const;

/** Whether the operation shows the text, but for the SDK's lines for debugging, which say all. */
export function shows({ output, events }: Operation, text: string): boolean {
  const steps = events.filter((each) => each.resourcePreEvent ?? each.policyEvent);
  return (output + JSON.stringify(steps)).includes(text);
}

/** The violated policies, by the logical names of the resources. */
export function findingsIn({ events }: Operation): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { policyEvent } of events) {
    if (policyEvent === undefined) continue;
    (found[policyEvent.resourceUrn?.split("::").at(-1) ?? ""] ??= []).push(policyEvent.policyName);
  }
  return found;
}
