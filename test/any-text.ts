import * as fc from "fast-check";

/** Any code point but halves of one. fast-check's own, "binary", takes a second before its first. */
const codePoint = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((each) => String.fromCodePoint(each));

export function anyText(constraints: Omit<fc.StringConstraints, "unit"> = {}) {
  return fc.string({ ...constraints, unit: codePoint });
}
