import * as fc from "fast-check";
import {
  certificateKinds,
  type CertificateKindName,
  type VppKindName,
  vppKinds,
} from "./declared-sibling.ts";
import { type TokenKindName, tokenKindNames, tokenKinds } from "./token-kinds.ts";

/** A tenant in a few words, from which it is made. */
export interface Draft {
  readonly tokens: readonly TokenDraft[];
  readonly certificate: CertificateKindName | undefined;
  readonly vppTokens: readonly VppKindName[];
  readonly readsDevices: boolean;
  /** How many tokens, profiles or VPP tokens are on a page. */
  readonly pageSize: number;
  readonly devicePageSize: number;
  /** In which order Graph lists the tokens. */
  readonly order: number;
}

export interface TokenDraft {
  readonly kind: TokenKindName;
  /** Declared by its id as well. */
  readonly pinned: boolean;
  /** Found healthy by the last `up`. */
  readonly recorded: boolean;
}

/** As people write it, so that a failing test prints it so. */
export const asObject = { noNullPrototype: true } as const;

const isWell = (name: TokenKindName) => tokenKinds[name].state === "healthy";

const token: fc.Arbitrary<TokenDraft> = fc.record(
  {
    kind: fc.oneof(
      fc.constantFrom(...tokenKindNames.filter(isWell)),
      fc.constantFrom(...tokenKindNames.filter((name) => !isWell(name))),
    ),
    pinned: fc.boolean(),
    recorded: fc.boolean(),
  },
  asObject,
);

export const anyDraft: fc.Arbitrary<Draft> = fc.record(
  {
    tokens: fc.array(token, { minLength: 1, maxLength: 12, size: "max" }),
    certificate: fc.constantFrom(
      undefined,
      ...(Object.keys(certificateKinds) as CertificateKindName[]),
    ),
    vppTokens: fc.array(fc.constantFrom(...(Object.keys(vppKinds) as VppKindName[])), {
      maxLength: 3,
    }),
    readsDevices: fc.boolean(),
    pageSize: fc.constantFrom(1, 1, 2, 2, 3, 5, 12),
    devicePageSize: fc.integer({ min: 1, max: 6 }),
    order: fc.nat({ max: 1000 }),
  },
  asObject,
);
