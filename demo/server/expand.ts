import { badRequest } from "./graph-error.ts";

/** One navigation property that is asked for, with the options in its parentheses. */
interface ExpandItem {
  readonly name: string;
  readonly options: URLSearchParams;
}

/** Reads `one,another($select=id,displayName;$expand=third)`. */
export function parseExpand(text: string): readonly ExpandItem[] {
  return splitOutside(text, ",").map((item) => {
    const [, name = "", , options = ""] = /^([^()]*)(\((.*)\))?$/.exec(item.trim()) ?? [];
    if (name.trim() === "") throw malformed(text);
    return { name: name.trim(), options: parseOptions(options) };
  });
}

function parseOptions(text: string): URLSearchParams {
  const options = new URLSearchParams();
  for (const option of splitOutside(text, ";")) {
    const [, name, value] = /^\s*(\$\w+)=(.*)$/.exec(option) ?? [];
    if (name !== undefined && value !== undefined) options.append(name, value);
    else if (text !== "") throw malformed(text);
  }
  return options;
}

/** Splits at the separators that stand in no parentheses. */
function splitOutside(text: string, separator: "," | ";"): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth < 0) throw malformed(text);
    if (character === separator && depth === 0) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${character}`);
  }
  if (depth > 0) throw malformed(text);
  return parts;
}

function malformed(text: string): Error {
  return badRequest(`Parsing OData Select and Expand failed: Syntax error in '${text}'.`);
}
