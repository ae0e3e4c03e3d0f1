/** Something to read: a link only to the web. */
export interface Reference {
  readonly text: string;
  readonly href?: string;
}

/** An address as a link that shows its host; a path of the project as one to its file. */
export function referenceTo(address: string, filesUrl: string | undefined): Reference {
  if (URL.canParse(address)) {
    return isWeb(address) ? { text: new URL(address).host, href: address } : { text: address };
  }
  const [path = "", fragment] = address.split("#");
  return fileReference(path, fragment, filesUrl, address);
}

/** A line of a file of the project. */
export function referenceToLine(
  { file, line }: { readonly file: string; readonly line: number },
  filesUrl: string | undefined,
): Reference {
  return fileReference(file, `L${line}`, filesUrl, `${file}:${line}`);
}

function fileReference(
  path: string,
  fragment: string | undefined,
  filesUrl: string | undefined,
  text: string,
): Reference {
  if (filesUrl === undefined || !URL.canParse(filesUrl) || !isWeb(filesUrl)) return { text };
  const place = path.toWellFormed().split("/").map(encodeURIComponent).join("/");
  const at = fragment === undefined ? "" : `#${encodeURIComponent(fragment.toWellFormed())}`;
  return { text, href: `${filesUrl.replace(/\/?$/, "/")}${place}${at}` };
}

function isWeb(address: string): boolean {
  return new URL(address).protocol === "https:";
}
