import { format } from "oxfmt";

/** Padded as the formatter does it, so that neither undoes the other's work. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [head, widths.map((width) => "-".repeat(width)), ...body]
    .map((row) => widths.map((width, column) => (row[column] ?? "").padEnd(width)))
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** The page with another text between the marks of that name. */
export function withBlock(file: string, page: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [page.indexOf(open), page.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`${file}: no ${open} … ${close}`);
  return `${page.slice(0, start)}${open}\n\n${content}\n\n${page.slice(end)}`;
}

/** Texts by the paths of their files from the root. */
export type Files = readonly (readonly [file: string, text: string])[];

/** As the formatter would have them, where it knows the kind of file. */
export function formatted(files: Files): Promise<Files> {
  return Promise.all(
    files.map(async ([file, text]) => {
      const isKnown = /\.(?:json|js|md|ts|yaml)$/.test(file);
      return [file, isKnown ? (await format(file, text, { printWidth: 100 })).code : text] as const;
    }),
  );
}
