/** Apple's documented limits of Define a Profile, in characters; an empty field is invalid too. */
export const profileLimits = {
  name: 125,
  department: 125,
  "support phone": 50,
} as const;

export type LimitedField = keyof typeof profileLimits;

/** The length that Apple counts, when it is outside the limits; code points are its mildest reading. */
export function lengthOutside(field: LimitedField, value: string): number | undefined {
  const length = Array.from(value.trim()).length;
  return length === 0 || length > profileLimits[field] ? length : undefined;
}
