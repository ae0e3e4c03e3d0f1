import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import { load } from "./browser.ts";

/** Each page compiles it anew, which takes half as long of the minified one. */
const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** What a page did while it was opened. */
export interface Opened {
  /** Beyond the file itself. */
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** Opens the text and listens to what it asks for and complains about. */
export async function openQuietly(page: Page, html: string): Promise<Opened> {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!request.isNavigationRequest()) requests.push(request.url());
  });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await load(page, html);
  return { requests, complaints };
}

export async function unfold(page: Page): Promise<void> {
  await page.evaluate(
    "document.querySelectorAll('details').forEach((each) => { each.open = true })",
  );
}

/** How many pixels wider the page is than its window. */
export async function overflow(page: Page): Promise<number> {
  return (await page.evaluate("document.scrollingElement.scrollWidth - innerWidth")) as number;
}

interface Flaw {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

interface Judged {
  readonly violations: readonly Flaw[];
  readonly incomplete: readonly Flaw[];
}

/** What axe finds wrong by any of its rules, and the contrasts that it cannot judge. */
export async function flaws(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate(
    "axe.run({ resultTypes: ['violations', 'incomplete'] })",
  )) as Judged;
  const unjudged = found.incomplete
    .filter(({ id }) => id === "color-contrast")
    .map(({ id, nodes }) => ({ id, nodes: nodes.filter(({ html }) => !html.startsWith("<text")) }))
    .filter(({ nodes }) => nodes.length > 0);
  return [...found.violations, ...unjudged].map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .join(" ")
        .slice(0, 500)}`,
  );
}

/** The lowest contrast of what is drawn, which axe does not see, to what it is drawn on. */
export async function drawnContrast(page: Page, selector: string): Promise<number> {
  await page.evaluate(axe);
  return (await page.evaluate(`{
    const { Color, getContrast } = axe.commons.color;
    const parse = (text) => { const color = new Color(); color.parseString(text); return color; };
    const surface = parse(getComputedStyle(document.querySelector(".chart")).backgroundColor);
    const drawn = [...document.querySelectorAll(${JSON.stringify(selector)})];
    const to = (text) => getContrast(surface, parse(text));
    const contrast = (each) => {
      const { fill, fillOpacity, stroke } = getComputedStyle(each);
      const filled = each.localName !== "line" && fillOpacity === "1";
      return Math.max(filled ? to(fill) : 1, stroke === "none" ? 1 : to(stroke));
    };
    Math.min(...drawn.map(contrast));
  }`)) as number;
}

/** The names on the axis that can be seen and reach into one another or over its end. */
export async function overlaps(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(`{
    const box = (each) => ({ text: each.textContent, ...each.getBoundingClientRect().toJSON() });
    const shown = [...document.querySelectorAll(".axis text")].map(box).filter(({ width }) => width > 0);
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom;
    const end = document.querySelector(".axis svg").getBoundingClientRect().right + 1;
    const cut = shown.filter(({ right }) => right > end).map(({ text }) => text + " is cut");
    cut.concat(shown.flatMap((a, i) => shown.slice(i + 1).filter((b) => meet(a, b)).map((b) => a.text + "/" + b.text)));
  }`)) as readonly string[];
}

/** How many elements of each name a page has, and what could run or load something. */
export async function anatomy(page: Page): Promise<{
  readonly elements: Readonly<Record<string, number>>;
  readonly handlers: readonly string[];
  readonly addresses: readonly string[];
}> {
  return (await page.evaluate(`{
    const all = [...document.querySelectorAll("*")];
    const names = Object.groupBy(all, ({ localName }) => localName);
    const attributes = all.flatMap((each) => [...each.attributes]);
    ({
      elements: Object.fromEntries(Object.entries(names).map(([name, { length }]) => [name, length])),
      handlers: attributes.map(({ name }) => name).filter((name) => /^on|^style$|^src/.test(name)),
      addresses: [...new Set(attributes.filter(({ name }) => /href$/.test(name)).map(({ value }) => value))],
    });
  }`)) as Awaited<ReturnType<typeof anatomy>>;
}
