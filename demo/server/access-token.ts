import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import { z } from "zod";

const claimsSchema = z.object({
  aud: z.string(),
  tid: z.string(),
  appid: z.string(),
  roles: z.array(z.string()).readonly(),
  iat: z.int(),
  exp: z.int(),
});

/** The claims of Entra's app-only tokens that matter here; instants in seconds since 1970. */
type Claims = Readonly<z.infer<typeof claimsSchema>>;

/** Signs and verifies access tokens with a key that lives as long as one server. */
export interface TokenSigner {
  readonly sign: (claims: Claims) => string;
  readonly verify: (token: string) => Claims | undefined;
}

export function createTokenSigner(): TokenSigner {
  const key = createSecretKey(randomBytes(32));
  const signatureOf = (unsigned: string): string =>
    createHmac("sha256", key).update(unsigned).digest("base64url");

  return {
    sign(claims) {
      const unsigned = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
      return `${unsigned}.${signatureOf(unsigned)}`;
    },
    verify(token) {
      const [header, payload, signature, ...rest] = token.split(".");
      if (payload === undefined || rest.length > 0) return undefined;
      if (signature !== signatureOf(`${header}.${payload}`)) return undefined;
      return claimsSchema.parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
    },
  };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
