import { styleText } from "node:util";
import { lexer, type MarkedToken, type Token, type Tokens } from "marked";
import { tableLines } from "./table.ts";
import { hang, wrap } from "./wrap.ts";

/** The terminal that a text is for. */
export interface View {
  readonly width: number;
  readonly color: boolean;
}

interface Context extends View {
  /** Addresses in the order of their numbers. */
  readonly links: string[];
}

/** What the pages consist of; anything else, such as a comment, is not shown. */
const blockTypes = ["heading", "paragraph", "text", "list", "code", "table", "blockquote"] as const;
const spanTypes = ["text", "escape", "codespan", "strong", "em", "link", "br"] as const;

type Block = Extract<MarkedToken, { type: (typeof blockTypes)[number] }>;
type Span = Extract<MarkedToken, { type: (typeof spanTypes)[number] }>;

/** Markdown as a page of a manual: headings at the margin, addresses at the end, no comments. */
export function renderMarkdown(markdown: string, view: View): string {
  const context: Context = { ...view, links: [] };
  const lines = lexer(markdown)
    .filter(isBlock)
    .flatMap((token) => section(token, context));
  const addresses = context.links.map((link, index) => `  [${index + 1}] ${link}`);
  const links = addresses.length === 0 ? [] : ["", styled("bold", "Links", view), ...addresses];
  return `${[...lines, ...links].join("\n").trim()}\n`;
}

function section(token: Block, context: Context): readonly string[] {
  if (token.type === "heading") {
    const title = wrap(inline(token.tokens, context), context.width);
    return ["", ...title.map((line) => styled("bold", line, context))];
  }
  return ["", ...hang("  ", block(token, context, context.width - 2))];
}

function block(token: Block, context: Context, width: number): readonly string[] {
  switch (token.type) {
    case "heading":
    case "paragraph":
    case "text":
      return wrap(inline(token.tokens ?? [token], context), width);
    case "list":
      return list(token, context, width);
    case "code":
      return hang("  ", token.text.split("\n"));
    case "table":
      return tableLines(
        token.header.map(({ tokens }) => styled("bold", inline(tokens, context), context)),
        token.rows.map((row) => row.map(({ tokens }) => inline(tokens, context))),
        width,
      );
    case "blockquote":
      return blocks(token.tokens, context, width);
  }
}

function list({ ordered, start, items }: Tokens.List, context: Context, width: number) {
  return items.flatMap(({ tokens }, index) => {
    const marker = ordered ? `${Number(start) + index}. ` : "- ";
    const lines = hang(marker, blocks(tokens, context, width - marker.length));
    const isLast = index === items.length - 1;
    return lines.includes("") && !isLast ? [...lines, ""] : lines;
  });
}

function blocks(tokens: readonly Token[], context: Context, width: number): readonly string[] {
  return tokens
    .filter(isBlock)
    .map((token) => block(token, context, width))
    .flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function inline(tokens: readonly Token[], context: Context): string {
  return tokens
    .filter(isSpan)
    .map((token) => span(token, context))
    .join("");
}

function span(token: Span, context: Context): string {
  switch (token.type) {
    case "text":
    case "escape":
      return token.text.replaceAll("\n", " ");
    case "codespan":
      return context.color ? styled("cyan", token.text, context) : `\`${token.text}\``;
    case "strong":
      return styled("bold", inline(token.tokens, context), context);
    case "em":
      return styled("italic", inline(token.tokens, context), context);
    case "link":
      return `${inline(token.tokens, context)}${reference(token, context)}`;
    case "br":
      return "\n";
  }
}

/** Another policy's page by its name, which `explain` takes; an address by its number. */
function reference({ href, text }: Tokens.Link, { links }: Context): string {
  const page = /^([\w-]+)\.md/.exec(href)?.[1];
  if (page === "README") return " (docs/policies/README.md)";
  if (page !== undefined) return text.includes(page) ? "" : ` (${page})`;
  if (!href.startsWith("https://")) return "";
  if (!links.includes(href)) links.push(href);
  return ` [${links.indexOf(href) + 1}]`;
}

function isBlock(token: Token): token is Block {
  return blockTypes.some((type) => type === token.type);
}

function isSpan(token: Token): token is Span {
  return spanTypes.some((type) => type === token.type);
}

function styled(style: "bold" | "italic" | "cyan", text: string, { color }: View): string {
  // Whether the stream takes colour is for the caller to know.
  return color ? styleText(style, text, { validateStream: false }) : text;
}
