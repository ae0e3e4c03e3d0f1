interface Sign {
  readonly what: string;
  readonly pattern: RegExp;
}

/** Runners take a command after spaces as well, and some take one in the middle of a line. */
const signs: readonly Sign[] = [
  { what: "a control character", pattern: /(?!\n)\p{Cc}/u },
  { what: "a separator of lines", pattern: /[\p{Zl}\p{Zp}]/u },
  { what: "a turn of the reading direction, or nothing to see", pattern: /\p{Cf}/u },
  { what: "half a character", pattern: /\p{Cs}/u },
  { what: "a private character", pattern: /\p{Co}/u },
  { what: "a command of GitHub", pattern: /^[^\S\n]*::/mu },
  { what: "a command of Azure, GitHub or TeamCity", pattern: /##(?:vso|\[|teamcity)/u },
  { what: "a colour of Pulumi", pattern: /<\{%/u },
];

/** What a terminal or a pipeline's runner would obey, or nobody would see, in a text. */
export function obeyed(text: string): readonly string[] {
  return signs.flatMap(({ what, pattern }) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${what}: ${JSON.stringify(contextOf(text, found.index))}`];
  });
}

function contextOf(text: string, index: number): string {
  return text.slice(Math.max(0, index - 40), index + 40);
}
