import { distance } from "fastest-levenshtein";

/** ` (did you mean …?)`, for a word that is none of those but close to one; else nothing. */
export function nearest(word: string, words: readonly string[]): string {
  const [best] = words.toSorted((a, b) => distance(word, a) - distance(word, b));
  const close = best !== undefined && distance(word, best) <= Math.max(2, word.length / 2);
  return close ? ` (did you mean ${best}?)` : "";
}
