import type { Props } from "../../policy/wire/values.ts";

interface TokenFact {
  /** As Graph names it, and only this is asked for. */
  readonly property: string;
  /** As it is recorded. */
  readonly fact: string;
  /** Of `depOnboardingSetting()`. */
  readonly value: unknown;
  /** What else is a fact as it is, and what is none. */
  readonly usable?: readonly unknown[];
  readonly unusable?: readonly unknown[];
}

/** What is read of an ADE token: here and nowhere else do the tests say which facts there are. */
export const tokenFacts: readonly TokenFact[] = [
  { property: "id", fact: "id", value: "an-id" },
  {
    property: "tokenName",
    fact: "tokenName",
    value: "Corporate iPhones",
    usable: [" Corporate  iPhones ", "null"],
    unusable: ["", 5],
  },
  {
    property: "tokenType",
    fact: "tokenType",
    value: "dep",
    usable: ["none", "appleSchoolManager"],
    unusable: ["unknownFutureValue", "DEP", 1],
  },
  {
    property: "appleIdentifier",
    fact: "appleIdentifier",
    value: "ade@contoso.example",
    unusable: ["", { value: "ade@contoso.example" }],
  },
  { property: "tokenExpirationDateTime", fact: "expiresAt", value: "2027-03-01T09:00:00Z" },
  { property: "lastModifiedDateTime", fact: "lastModifiedAt", value: "2026-03-01T09:00:40Z" },
  { property: "lastSuccessfulSyncDateTime", fact: "lastSyncedAt", value: "2026-08-20T11:44:03Z" },
  {
    property: "lastSyncTriggeredDateTime",
    fact: "lastSyncTriggeredAt",
    value: "2026-08-20T11:44:00Z",
  },
  {
    property: "lastSyncErrorCode",
    fact: "lastSyncErrorCode",
    value: 0,
    usable: [3, -1, 2_147_483_647],
    unusable: ["3", 0.5, 2_147_483_648, 1e300, false],
  },
  {
    property: "syncedDeviceCount",
    fact: "syncedDeviceCount",
    value: 240,
    usable: [200_000, 0],
    unusable: ["240", []],
  },
];

export const readOfToken: Props = Object.fromEntries(
  tokenFacts.map(({ fact, value }) => [fact, value]),
);

const { appleIdentifier: _, ...shown } = readOfToken;

/** What is recorded of it: whether its Apple ID is the declared one, never which it is. */
export const recordedOfToken: Props = { ...shown, appleIdentifierMatches: true };
