import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, launch, type Page } from "puppeteer-core";
import { chromium } from "./chromium.ts";

/** How somebody looks at a page. */
export interface Look {
  readonly width: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly print?: boolean;
}

/** Fails where no browser can start: a page that nobody looked at has not passed. */
export async function openBrowser(): Promise<Browser> {
  const { path, environment } = await chromium();
  return launch({
    executablePath: path,
    env: { ...environment },
    headless: "shell",
    args: [
      // Pipelines run as root in containers, where Chromium's sandbox cannot start.
      "--no-sandbox",
      "--font-render-hinting=none",
      "--hide-scrollbars",
      // A page takes half as long to open in a process that is there already.
      "--process-per-site",
      "--renderer-process-limit=1",
    ],
  });
}

/** An empty page that is about to be looked at. */
export async function openPage(browser: Browser, look: Look): Promise<Page> {
  const page = await browser.newPage();
  await setLook(page, look);
  return page;
}

async function setLook(page: Page, look: Look): Promise<void> {
  await page.setViewport({ width: look.width, height: look.height ?? 900 });
  // In one message: of Puppeteer's two methods for these, each undoes the other's.
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", {
    media: look.print ? "print" : "screen",
    features: [{ name: "prefers-color-scheme", value: look.dark ? "dark" : "light" }],
  });
}

/** Opens the text as a reader does: as a file. */
export async function load(page: Page, html: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  try {
    const file = join(folder, "report.html");
    await writeFile(file, html);
    await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
    await page.evaluate("document.fonts.ready.then(() => undefined)");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A picture (PNG) of the whole page, or of the one element that is selected. */
export async function screenshot(
  html: string,
  look: Look & { readonly selector?: string },
): Promise<Uint8Array> {
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, look);
    await load(page, html);
    if (look.selector === undefined) return await page.screenshot({ fullPage: true });
    const element = await page.$(look.selector);
    if (element === null) throw new Error(`The page has no ${look.selector}.`);
    return await element.screenshot();
  } finally {
    await browser.close();
  }
}
