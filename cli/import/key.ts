/** A long name's beginning says enough, and a key is typed by people. */
const mostCharacters = 60;

/**
 * A logical name for what Intune calls by a name: lower case, Latin letters, digits and hyphens.
 * @param taken logical names that others have
 */
export function keyFor(name: string, id: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(name) || ["token", slugOf(id).slice(0, 8)].filter(Boolean).join("-");
  let key = slug;
  for (let n = 2; taken.has(key); n += 1) key = `${slug}-${n}`;
  return key;
}

function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, mostCharacters)
    .replace(/-$/, "");
}
