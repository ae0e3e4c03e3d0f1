/** Ids of Graph and Entra are GUIDs, which differ in case without meaning. */
export function sameId(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}
