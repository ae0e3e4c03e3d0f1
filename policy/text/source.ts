import { codeText, quoted, yamlText } from "./write.ts";

/** The declaration of a program's resource: the `AdeTenant`, and the key below it. */
export interface InProgram {
  readonly tenant: string | undefined;
  readonly key: string | undefined;
}

/** Where a person writes what a resource declares, and in which form. */
export interface Source {
  /** `the stack's file`. */
  readonly name: string;
  /** `apple-ade:tokens.corporate`, of the path `tokens.corporate`. */
  readonly key: (path: string) => string;
  /** The same, with whose argument it is. */
  readonly at: (path: string) => string;
  /** Introduces what is wrong there. */
  readonly under: (path: string) => string;
  /** Introduces lines to paste, of which some are there already with another value. */
  readonly correct: (path: string) => string;
  /** A line to paste. */
  readonly line: (key: string, value: string, comment?: string) => string;
  /** A line to paste into a list. */
  readonly item: (value: string) => string;
  readonly list: (key: string, values: readonly string[]) => string[];
  readonly text: (value: string) => string;
  /** The command that prints a declaration. */
  readonly importing: string;
  /** Where it is said once for all that a tenant declares. */
  readonly forAll: string;
  /** The key of a resource below the tenant, where its own name is another one. */
  readonly childKey: string | undefined;
}

/** Records of version 0.1.0 do not say it: what they declare counts as the stack's file's. */
export function sourceOf(program: InProgram | undefined): Source {
  return program === undefined ? stackFile : programOf(program);
}

const importing = "npx --no-install apple-ade import";

const stackFile: Source = {
  name: "the stack's file",
  key: (path) => `apple-ade:${path}`,
  at: (path) => `apple-ade:${path}`,
  under: (path) => `In the stack's file, under apple-ade:${path}:`,
  correct: (path) => `In the stack's file, under apple-ade:${path}, replace or add:`,
  line: (key, value, comment) => `  ${key}: ${value}${comment ? ` # ${comment}` : ""}`,
  item: (value) => `  - ${value}`,
  list: (key, values) => [`${key}:`, ...values.map((value) => `  - ${value}`)],
  text: yamlText,
  importing,
  forAll: "apple-ade:defaults",
  childKey: undefined,
};

function programOf({ tenant = "", key: childKey }: InProgram): Source {
  const of = `of the AdeTenant ${quoted(tenant)}`;
  return {
    name: "the program",
    key: (path) => path,
    at: (path) => `${path} ${of}`,
    under: (path) => `In the program, under ${path} ${of}:`,
    correct: (path) => `In the program, under ${path} ${of}, replace or add:`,
    line: (key, value, comment) => `  ${key}: ${value},${comment ? ` // ${comment}` : ""}`,
    item: (value) => `  ${value},`,
    list: (key, values) => [`${key}: [`, ...values.map((value) => `  ${value},`), "],"],
    text: codeText,
    importing: `${importing} --format typescript`,
    forAll: `the arguments ${of}`,
    childKey,
  };
}
