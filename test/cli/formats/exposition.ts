/** One sample of the text exposition format, as a scraper reads it. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const metricName = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const label = String.raw`([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"`;
const patterns = {
  help: new RegExp(String.raw`^# HELP (${metricName}) ((?:[^\\]|\\[\\n])+)$`, "u"),
  type: new RegExp(`^# TYPE (${metricName}) gauge$`, "u"),
  sample: new RegExp(
    String.raw`^(${metricName})(?:\{(${label}(?:,${label})*)\})? (-?[0-9]+(?:\.[0-9]+)?)$`,
    "u",
  ),
};

/**
 * The format's grammar and rules, stricter than a scraper: each metric in one piece, HELP and TYPE
 * before its samples, every series and every label once. Throws with the line that breaks a rule.
 */
export function readExposition(text: string): readonly Sample[] {
  if (!text.endsWith("\n")) throw new Error("the last line does not end");
  const samples: Sample[] = [];
  const families = new Set<string>();
  const series = new Set<string>();
  const lines = text.slice(0, -1).split("\n");
  for (const [index, line] of lines.entries()) {
    const help = patterns.help.exec(line)?.[1];
    if (help !== undefined) {
      const typed = patterns.type.exec(lines[index + 1] ?? "")?.[1];
      if (families.has(help) || typed !== help) throw new Error(line);
      families.add(help);
    } else if (!patterns.type.test(line)) {
      const sample = readSample(line);
      const id = JSON.stringify([sample.name, Object.entries(sample.labels).toSorted()]);
      if ([...families].at(-1) !== sample.name || series.has(id)) throw new Error(line);
      series.add(id);
      samples.push(sample);
    }
  }
  return samples;
}

function readSample(line: string): Sample {
  const [, name, labels = "", value] = withoutGroups(patterns.sample.exec(line));
  if (name === undefined || value === undefined) throw new Error(line);
  const pairs = [...labels.matchAll(new RegExp(label, "gu"))].map(
    ([, key = "", text = ""]) => [key, unescaped(text)] as const,
  );
  const byName = Object.fromEntries(pairs);
  if (Object.keys(byName).length !== pairs.length) throw new Error(line);
  return { name, labels: byName, value: Number(value) };
}

/** The groups of the labels inside are of no use: the last repetition only. */
function withoutGroups(match: RegExpExecArray | null): readonly (string | undefined)[] {
  return match === null ? [] : [match[0], match[1], match[2], match.at(-1)];
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gu, (_, character: string) =>
    character === "n" ? "\n" : character,
  );
}
