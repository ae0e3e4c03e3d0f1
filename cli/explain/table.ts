import { hang, widthOf, wrap } from "./wrap.ts";

const gap = "  ";

/** Columns where they fit; else a paragraph for each row, as a terminal cannot scroll sideways. */
export function tableLines(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  const all = [header, ...rows];
  const widths = header.map((_, column) =>
    Math.max(...all.map((row) => widthOf(row[column] ?? ""))),
  );
  const total = widths.reduce((sum, each) => sum + each + gap.length, -gap.length);
  if (total > width)
    return rows.length === 1 ? pairs(header, rows[0], width) : records(header, rows, width);
  const rule = widths.map((each) => "-".repeat(each));
  return [header, rule, ...rows].map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join(gap)
      .trimEnd(),
  );
}

/** One row: its columns below each other. */
function pairs(
  header: readonly string[],
  row: readonly string[] | undefined,
  width: number,
): readonly string[] {
  const longest = Math.max(...header.map(widthOf));
  return header.flatMap((name, column) =>
    hang(`${padded(name, longest)}${gap}`, wrap(row?.[column] ?? "", width - longest - gap.length)),
  );
}

function records(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  return rows.flatMap(([first = "", ...others], index) => [
    ...(index === 0 ? [] : [""]),
    ...wrap(first, width),
    ...others.flatMap((cell, column) =>
      hang(gap, wrap(`${header[column + 1]}: ${cell}`, width - gap.length)),
    ),
  ]);
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
