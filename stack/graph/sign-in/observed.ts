import type { TokenCredential } from "@azure/identity";
import { z } from "zod";
import type { Tap } from "../tap.ts";
import { issuedTo } from "./claims.ts";
import { firstSentence } from "./failure.ts";

/**
 * The same credential, which tells who of its members was asked and what came of it. The
 * library's chain says it only in its log; its members stand in a property of no public type.
 */
export function observed(credential: TokenCredential, tap: Tap): TokenCredential {
  const members: unknown = Reflect.get(credential, "_sources");
  for (const member of Array.isArray(members) ? members : [credential]) watch(member, tap);
  return credential;
}

function watch(member: TokenCredential, tap: Tap): void {
  const getToken = member.getToken.bind(member);
  // One that could not even be made stands in the chain under another name, and gives nothing.
  const { credentialName = member.constructor.name, credentialUnavailableErrorMessage: unusable } =
    unavailable.parse(member);
  const credential = credentialName.replace(/^createDefault/, "");
  const failed = (said: string) =>
    tap({ kind: "credential", credential, failure: firstSentence(said) });
  member.getToken = async (...request) => {
    try {
      const granted = await getToken(...request);
      if (granted === null) failed(unusable ?? "it gave nothing");
      else tap({ kind: "credential", credential, claims: issuedTo(granted.token) });
      return granted;
    } catch (error) {
      failed(error instanceof Error ? error.message : "it failed");
      throw error;
    }
  };
}

const unavailable = z.object({
  credentialName: z.string().optional(),
  credentialUnavailableErrorMessage: z.string().optional(),
});
