/** `npm run test:fast` tries a few of what `npm test` tries. */
export const few = process.env["TRIES"] === "few";

/** How often something is tried at random. */
export function tries(most: number): number {
  return few ? Math.ceil(most / 40) : most;
}
