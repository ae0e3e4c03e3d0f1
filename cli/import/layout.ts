/** As the file itself indents what is under `config`, and lists, and writes braces. */
export function layoutOf(text: string) {
  const indent = /^["']?config["']?[ \t]*:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( +)/m.exec(
    text,
  )?.[1];
  return {
    indent: indent?.length ?? 2,
    flowCollectionPadding: !/\{[^\s}]/.test(text),
    indentSeq: !/^( *)[^\s#-][^\n]*:[ \t]*\r?\n\1- /m.test(text),
  };
}

/** With the line ends and the byte order mark that the file had. */
export function asWritten(before: string, after: string): string {
  const lines = /\r\n/.test(before) ? after.replaceAll(/\r?\n/g, "\r\n") : after;
  return (before.startsWith("\uFEFF") ? "\uFEFF" : "") + lines.replace(/^\uFEFF/, "");
}
