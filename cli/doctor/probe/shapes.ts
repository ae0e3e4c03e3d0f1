import {
  depOnboardingSetting,
  device as deviceType,
  enrollmentProfile,
} from "../../../demo/server/metadata.ts";
import { shown } from "../../../demo/siblings.ts";
import { siblings } from "../../../policy/wire/kinds.ts";
import type { EntityType } from "../../../demo/server/odata.ts";
import { knownWords } from "./known.ts";
import type { Masked } from "./mask.ts";
import type { MaskedTenant } from "./schema.ts";

/**
 * What a tenant answered that this version does not know: `property vppToken.newProperty`, then
 * `value depOnboardingSetting.tokenType=other`.
 */
export function shapesIn({ tokens, parts, ...others }: MaskedTenant) {
  const all = Object.values(parts);
  const found = [
    ...tokens.flatMap((each) => unknownIn(depOnboardingSetting, each)),
    ...all.flatMap(({ defaults }) => unknownIn(depOnboardingSetting, defaults)),
    ...all.flatMap(({ profiles }) =>
      profiles.flatMap((each) => unknownIn(enrollmentProfile, each)),
    ),
    ...all.flatMap(({ devices }) => devices.flatMap(({ device }) => unknownIn(deviceType, device))),
    ...siblings.flatMap(({ section }) =>
      [others[section] ?? []].flat().flatMap((each) => unknownIn(shown[section].types.beta, each)),
    ),
  ];
  const isValue = /^value /;
  return [...new Set(found)].toSorted((a, b) => Number(isValue.test(a)) - Number(isValue.test(b)));
}

function unknownIn(type: EntityType, entity: Masked): readonly string[] {
  const name = type.name.split(".").at(-1);
  const { expandable = {}, derived = [] } = type;
  const known = new Set([type, ...derived].flatMap(({ properties }) => properties));
  const keys = Object.keys(entity).filter((key) => !key.includes("@"));
  const nested = Object.entries(expandable).flatMap(([key, of]) => {
    const value = entity[key];
    return typeof value === "object" && value !== null ? unknownIn(of, { ...value }) : [];
  });
  return [
    ...keys
      .filter((key) => !known.has(key) && !(key in expandable))
      .map((key) => `property ${name}.${key}`),
    ...Object.entries(knownWords).flatMap(([key, words]) => {
      const word = entity[key];
      const isNew = typeof word === "string" && !words.split(" ").includes(word.toLowerCase());
      return isNew ? [`value ${name}.${key}=${word}`] : [];
    }),
    ...nested,
  ];
}
