/** A log command as a pipeline's runner understands it. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Of a line of a log; `undefined` for one that is no command. */
export type Reader = (line: string) => Command | undefined;

type Escapes = readonly (readonly [written: string, meant: string])[];

const lineBreaks: Escapes = [
  ["%0D", "\r"],
  ["%0A", "\n"],
];

/** As https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs reads. */
export const readGitHub: Reader = (line) => {
  const text = line.trimStart();
  const end = text.indexOf("::", 2);
  if (!text.startsWith("::") || end < 0) return undefined;
  const percent: Escapes = [["%25", "%"]];
  const inProperties: Escapes = [...lineBreaks, ["%3A", ":"], ["%2C", ","], ...percent];
  return {
    ...readInfo(text.slice(2, end), ",", inProperties),
    data: unescape(text.slice(end + 2), [...lineBreaks, ...percent]),
  };
};

/** As https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Microsoft.VisualStudio.Services.Agent/Command.cs reads. */
export const readAzure: Reader = (line) => {
  const start = line.indexOf("##vso[");
  const end = line.indexOf("]", start);
  if (start < 0 || end < 0) return undefined;
  const escapes: Escapes = [["%3B", ";"], ...lineBreaks, ["%5D", "]"], ["%AZP25", "%"]];
  const info = readInfo(line.slice(start + "##vso[".length, end), ";", escapes);
  return { ...info, data: unescape(line.slice(end + 1), escapes) };
};

function readInfo(info: string, separator: string, escapes: Escapes): Omit<Command, "data"> {
  const space = info.indexOf(" ");
  if (space < 0) return { name: info, properties: {} };
  const pairs = info
    .slice(space + 1)
    .split(separator)
    .filter((pair) => pair.includes("="))
    .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const);
  return {
    name: info.slice(0, space),
    properties: Object.fromEntries(pairs.map(([key, value]) => [key, unescape(value, escapes)])),
  };
}

/** One after the other, as the runners do it. */
function unescape(text: string, escapes: Escapes): string {
  return escapes.reduce((left, [written, meant]) => left.replaceAll(written, meant), text);
}
