/** A content line of RFC 5545: a name with its parameters, and a value that is none to escape. */
export function line(name: string, value: string): string {
  return fold(`${name}:${value}`);
}

/** A line whose value is text: https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11 */
export function textLine(name: string, ...values: readonly string[]): string {
  return line(name, values.map(escaped).join(","));
}

export function component(name: string, lines: readonly string[]): string {
  return `BEGIN:${name}\r\n${lines.join("")}END:${name}\r\n`;
}

/** `20261123`. */
export function dayValue(date: string): string {
  return date.slice(0, 10).replaceAll("-", "");
}

/** `20261123T100005Z`. */
export function instantValue(instant: string): string {
  return `${instant.slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
}

const longest = 75;

/** At most 75 octets a line, never within a character; a space begins what continues. */
function fold(text: string): string {
  let octets = 0;
  let folded = "";
  for (const character of text) {
    const size = Buffer.byteLength(character);
    const isFull = octets + size > longest;
    folded += isFull ? `\r\n ${character}` : character;
    octets = isFull ? 1 + size : octets + size;
  }
  return `${folded}\r\n`;
}
