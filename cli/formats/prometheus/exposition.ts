import { shorten } from "../../view/shorten.ts";

export interface Sample {
  readonly labels: Readonly<Record<string, string | undefined>>;
  /** `undefined`: the fact is absent, and so is the sample. */
  readonly value: number | undefined;
}

/**
 * A gauge in the text exposition format 0.0.4. One series stands once, or the whole scrape is
 * refused: the first sample of it counts. No sample has a timestamp, which the textfile collector
 * of the node exporter refuses.
 */
export function gauge(name: string, help: string, samples: readonly Sample[]): string {
  const lines = new Map<string, string>();
  for (const { labels, value } of samples) {
    const series = `${name}${labelSet(labels)}`;
    if (value !== undefined && !lines.has(series)) lines.set(series, `${series} ${value}\n`);
  }
  if (lines.size === 0) return "";
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${[...lines.values()].join("")}`;
}

const longest = 200;

function labelSet(labels: Sample["labels"]): string {
  const pairs = Object.entries(labels).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [`${name}="${escaped(shorten(value, longest))}"`],
  );
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
