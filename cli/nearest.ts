import leven from "leven";

/** ` (did you mean …?)`, for a word that is none of those but close to one; else nothing. */
export function nearest(word: string, words: readonly string[]): string {
  const [best] = words.toSorted((a, b) => leven(word, a) - leven(word, b));
  const close = best !== undefined && leven(word, best) <= Math.max(2, word.length / 2);
  return close ? ` (did you mean ${best}?)` : "";
}
