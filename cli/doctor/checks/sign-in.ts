import { sameId } from "../../../policy/wire/id.ts";
import { addPermission, readRole } from "../../../policy/text/places.ts";
import { list } from "../../../policy/text/write.ts";
import { readTokens } from "../../../stack/graph/reads/tokens.ts";
import { adviceOn } from "../../reading-findings.ts";
import { declaredIn, type DoctorCheck, fail, ok, warn } from "../world.ts";

/** How people call what the library calls so. */
const kinds: Readonly<Record<string, string>> = {
  EnvironmentCredential: "an application, by its secret or certificate in AZURE_… variables",
  WorkloadIdentityCredential: "workload identity federation (AZURE_FEDERATED_TOKEN_FILE)",
  ManagedIdentityCredential: "a managed identity",
  AzurePipelinesCredential: "an Azure DevOps service connection",
  AzureCliCredential: "Azure CLI",
  AzurePowerShellCredential: "Azure PowerShell",
  AzureDeveloperCliCredential: "Azure Developer CLI",
  VisualStudioCodeCredential: "Visual Studio Code",
};

/** The first read signs in; what came of it the tap was told. */
export const signIn: DoctorCheck = {
  name: "sign-in",
  title: "Sign-in",
  fails: "no credential gave a token, or it is for another tenant; who was asked before is listed",
  needs: ["reach", "cloud"],
  async run({ reader, diary, effects }, found) {
    const { connection, tenant } = declaredIn(found);
    const { failure } = await reader.read(connection, readTokens);
    const asked = diary.credentials();
    const granted = asked.find(({ claims }) => claims !== undefined);
    const refused = asked.flatMap(({ credential, failure: why }) =>
      why === undefined ? [] : [`asked: ${credential}: ${withoutName(credential, why)}`],
    );
    if (failure?.signIn)
      return fail(failure.message, adviceOn(failure, tenant, effects.now()), refused);
    const { credential = "a sign-in of before", claims } = granted ?? {};
    const seen = `by ${kinds[credential] ?? credential} (${credential})`;
    return { ...ok(seen, { details: refused }), found: { ...(claims && { claims }) } };
  },
};

function withoutName(credential: string, said: string): string {
  return said.startsWith(credential) ? said.slice(credential.length).replace(/^[:\s]+/, "") : said;
}

export const identity: DoctorCheck = {
  name: "identity",
  title: "Identity",
  fails: "a person is signed in; it warns where another application is than the declared one",
  needs: ["sign-in"],
  async run(_world, { claims, ...found }) {
    if (claims === undefined) return warn("the access token's claims are not known", []);
    const { tenantId = "not stated", applicationId = "not stated" } = claims;
    const seen = `tenant ${tenantId}, application ${applicationId}`;
    if (claims.isDelegated)
      return fail(`${seen}: a person's sign-in`, [
        "Sign in as an application: a person's az login lacks Intune's permissions, whatever the person's roles. SECURITY.md, or README.md: From an empty directory to a guarded tenant",
      ]);
    const { clientId } = declaredIn(found).connection;
    return clientId === undefined || sameId(clientId, applicationId)
      ? ok(seen)
      : warn(`${seen}; declared is ${clientId}`, [
          "Another identity signs in than apple-ade:clientId names: correct one of them.",
        ]);
  },
};

export const permissions: DoctorCheck = {
  name: "permissions",
  title: "Permissions",
  fails: "the permission is missing; it warns of more than is needed",
  needs: ["identity"],
  async run(_world, { claims }) {
    const roles = claims?.roles ?? [];
    const more = roles.filter((role) => role !== readRole);
    if (!roles.includes(readRole))
      return fail(`${readRole} is missing${more.length > 0 ? `; there is ${list(more)}` : ""}`, [
        `${addPermission} A managed identity: the command in the stack's output azure.grantCommand.`,
      ]);
    return more.length === 0
      ? ok(`${readRole} and no more`)
      : warn(`${readRole}, and more than needed: ${list(more)}`, [
          "Take the others away: this check never uses them.",
        ]);
  },
};
