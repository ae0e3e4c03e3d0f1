import type { Message } from "sarif";

/**
 * Braces are doubled, as they would be placeholders, and no `](` ends the text of a link.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html#_Toc141790716
 */
export function message(text: string): Message {
  return {
    text: text.replaceAll(/[{}]/g, "$&$&").replaceAll(/(\\*)\](?=\()/g, String.raw`$1$1\]`),
  };
}
