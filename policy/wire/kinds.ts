/** A kind of what expires, as far as it is plain data. */
interface Row {
  /** Its name in reports and in records. */
  readonly kind: string;
  /** Its resource, `pulumi-nodejs:dynamic/intune:…`. */
  readonly resource: string;
  /** In messages, of many kinds and of this one alone. */
  readonly noun: string;
  readonly thing: string;
  /** Of its policies' names: `ade-token`. */
  readonly prefix: string;
  /** Where it is declared, below its tenant. */
  readonly section: string;
  /** The property of its declaration that has its name. */
  readonly nameKey?: "tokenName" | "displayName";
  /** Instead, where a tenant has but one: the key of its resource, and its names in reports. */
  readonly only?: { readonly key: string; readonly name: string; readonly short: string };
  /** The input of its tenant that says what of it is declared, and in which properties. */
  readonly listedIn: string;
  readonly listed?: readonly string[];
}

const rows = [
  {
    kind: "token",
    resource: "AdeToken",
    noun: "ADE token",
    thing: "token",
    prefix: "ade-token",
    section: "tokens",
    nameKey: "tokenName",
    listedIn: "declared",
    listed: ["tokenName", "id", "owner"],
  },
  {
    kind: "pushCertificate",
    resource: "ApplePushCertificate",
    noun: "Apple push certificate",
    thing: "certificate",
    prefix: "apns-certificate",
    section: "pushCertificate",
    only: {
      key: "push-certificate",
      name: "Apple MDM push certificate",
      short: "push certificate",
    },
    listedIn: "declaredPushCertificate",
  },
  {
    kind: "vppToken",
    resource: "VppToken",
    noun: "VPP token",
    thing: "VPP token",
    prefix: "vpp-token",
    section: "vppTokens",
    nameKey: "displayName",
    listedIn: "declaredVppTokens",
    listed: ["displayName", "id"],
  },
] as const satisfies readonly Row[];

export type RowOfKind = (typeof rows)[number];
export type KindName = RowOfKind["kind"];
/** The inputs of a tenant that say what is declared of the kinds that it may have none of. */
export type Listings = Exclude<RowOfKind["listedIn"], "declared">;

/** The sections besides that of ADE tokens. */
export type SiblingSection = Exclude<RowOfKind["section"], "tokens">;

export interface KindRow extends Row {
  readonly kind: KindName;
  readonly resource: RowOfKind["resource"];
  readonly section: RowOfKind["section"];
  readonly prefix: RowOfKind["prefix"];
  /** The Pulumi type token. */
  readonly type: string;
}

/** What expires, in the order in which people are told of it. */
export const kinds: readonly KindRow[] = rows.map((row) => ({
  ...row,
  type: typeOf(row.resource),
}));

/** The same, those first of which a tenant has several. */
export const severalFirst = kinds.toSorted((a, b) => Number("only" in a) - Number("only" in b));

/** Besides ADE tokens. */
export const siblings = kinds.flatMap(({ section, ...each }) =>
  section === "tokens" ? [] : [{ ...each, section }],
);

export const kindNamed: {
  readonly [R in RowOfKind as R["kind"]]: R & KindRow;
} = Object.assign({}, ...kinds.map((each) => ({ [each.kind]: each })));

export function typeOf(resource: string): string {
  return `pulumi-nodejs:dynamic/intune:${resource}`;
}

export const tenantType = typeOf("AdeTenant");
