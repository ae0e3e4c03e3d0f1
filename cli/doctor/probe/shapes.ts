import {
  depOnboardingSetting,
  device as deviceType,
  enrollmentProfile,
  pushCertificate as pushCertificateType,
  vppTokens as vppTokenTypes,
} from "../../../demo/server/metadata.ts";
import type { EntityType } from "../../../demo/server/odata.ts";
import { knownWords } from "./known.ts";
import type { Masked } from "./mask.ts";
import type { MaskedTenant } from "./schema.ts";

/** What a tenant answered that this version does not know. */
export interface Unknown {
  /** `vppToken.newProperty` */
  readonly properties: readonly string[];
  /** `depOnboardingSetting.tokenType=other` */
  readonly words: readonly string[];
}

export function shapesIn({ tokens, parts, pushCertificate, vppTokens }: MaskedTenant): Unknown {
  const all = Object.values(parts);
  const found = [
    ...tokens.map((each) => unknownIn(depOnboardingSetting, each)),
    ...all.map(({ defaults }) => unknownIn(depOnboardingSetting, defaults)),
    ...all.flatMap(({ profiles }) => profiles.map((each) => unknownIn(enrollmentProfile, each))),
    ...all.flatMap(({ devices }) => devices.map(({ device }) => unknownIn(deviceType, device))),
    ...vppTokens.map((each) => unknownIn(vppTokenTypes.beta, each)),
    ...(pushCertificate ? [unknownIn(pushCertificateType, pushCertificate)] : []),
  ];
  return {
    properties: [...new Set(found.flatMap(({ properties }) => properties))],
    words: [...new Set(found.flatMap(({ words }) => words))],
  };
}

function unknownIn(type: EntityType, entity: Masked): Unknown {
  const name = type.name.split(".").at(-1);
  const known = propertiesOf(type);
  const expandable = type.expandable ?? {};
  const keys = Object.keys(entity).filter((key) => !key.includes("@"));
  const nested = Object.entries(expandable).flatMap(([key, of]) => {
    const value = entity[key];
    return typeof value === "object" && value !== null ? [unknownIn(of, { ...value })] : [];
  });
  return {
    properties: [
      ...keys
        .filter((key) => !known.has(key) && !(key in expandable))
        .map((key) => `${name}.${key}`),
      ...nested.flatMap(({ properties }) => properties),
    ],
    words: [
      ...Object.entries(knownWords).flatMap(([key, words]) => {
        const word = entity[key];
        const isNew = typeof word === "string" && !words.split(" ").includes(word.toLowerCase());
        return isNew ? [`${name}.${key}=${word}`] : [];
      }),
      ...nested.flatMap(({ words }) => words),
    ],
  };
}

function propertiesOf({ properties, derived = [] }: EntityType): ReadonlySet<string> {
  return new Set([...properties, ...derived.flatMap((each) => each.properties)]);
}
