import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { render } from "../cli/formats/html-page.ts";
import {
  entry,
  finding,
  healthyTenant,
  report,
  tenant,
  termsFinding,
  unreadableTenant,
} from "../cli/reports.ts";
import type { Report } from "../../cli/assess/report.ts";
import { load, type Look, openBrowser, openPage } from "./browser.ts";
import { drawnContrast, flaws, openQuietly, overflow, overlaps, unfold } from "./inspect.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
});

const looks: readonly Look[] = [
  { width: 320, dark: false },
  { width: 320, dark: true },
  { width: 1600, dark: false },
  { width: 1600, dark: true },
];

/** Every hundredth of them blocks, every tenth warns. */
const many = Array.from({ length: 200 }, (_, index) => {
  const expiry = new Date(Date.UTC(2026, 10, 1 + 2 * index)).toISOString();
  const name = `Store ${index}`;
  const named = { key: `store${index}`, name, expiresAt: expiry, renewBy: expiry.slice(0, 10) };
  if (index % 100 === 0) {
    return entry({ ...named, state: "blocked", findings: [finding(), termsFinding(name)] });
  }
  return index % 10 === 0
    ? entry({ ...named, state: "warned", findings: [termsFinding(name)] })
    : entry(named);
});

const one = report({ tenants: [healthyTenant({ entries: [entry()] })] });
const all = report({ tenants: [tenant({ entries: many })] });
const several = report({
  asOf: "2026-12-24T23:59:59Z",
  tenants: [unreadableTenant(), tenant(), healthyTenant()],
});

/** Each kind of row there is, some of them folded: axe takes seconds for each hundred more. */
const some = report({ tenants: [tenant({ entries: many.slice(0, 50) })] });

const casesWith = (crowd: Report) =>
  looks.flatMap((look) => [
    { what: "1 token", given: one, ...look },
    { what: "many tokens", given: crowd, ...look },
    { what: "several tenants, looking ahead,", given: several, ...look },
  ]);

describe("the page in a browser", { timeout: 30_000 }, () => {
  test.for(casesWith(all))(
    "of $what is quiet and fits, $width px wide, dark: $dark",
    async ({ given, ...look }) => {
      const page = await openPage(browser, look);
      expect(await openQuietly(page, render(given))).toEqual({ requests: [], complaints: [] });
      expect(await overflow(page)).toBe(0);
      expect(await overlaps(page)).toEqual([]);
      await unfold(page);
      expect(await overflow(page)).toBe(0);
      await page.close();
    },
  );

  test.for(casesWith(some))(
    "of $what is accessible, $width px wide, dark: $dark",
    async ({ given, ...look }) => {
      const page = await openPage(browser, look);
      await openQuietly(page, render(given));
      await unfold(page);
      expect(await flaws(page)).toEqual([]);
      await page.close();
    },
  );

  const spans = [
    { months: 14, first: "2026-10-20", last: "2027-11-20" },
    { months: 18, first: "2026-12-01", last: "2028-04-20" },
    { months: 19, first: "2026-10-20", last: "2028-04-20" },
    { months: 41, first: "0001-01-01", last: "9999-12-31" },
    { months: 17, first: "2026-12-20", last: "2028-04-20", checkedAt: "2026-12-20T10:00:00Z" },
  ];
  const widths = [320, 831, 832, 1151, 1152];

  test.for(spans.flatMap((span) => widths.map((width) => ({ ...span, width }))))(
    "names $months months side by side, $width px wide",
    async ({ width, first, last, checkedAt = "2026-11-23T10:00:00Z" }) => {
      const page = await openPage(browser, { width });
      const entries = [entry({ renewFrom: first, renewBy: first, expiresAt: `${last}T00:00:00Z` })];
      await load(page, render(report({ checkedAt, tenants: [tenant({ entries })] })));
      expect(await overlaps(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      await page.close();
    },
  );

  test.for(looks)(
    "has marks and names on its axis that stand out, $width px wide, dark: $dark",
    async (look) => {
      const page = await openPage(browser, look);
      await openQuietly(page, render(several));
      expect(await drawnContrast(page, ".axis text")).toBeGreaterThanOrEqual(4.5);
      const marks = ".window, .expiry, .renew-by, .expired, .synced, .valid, line.now";
      expect(await drawnContrast(page, marks)).toBeGreaterThanOrEqual(3);
      await page.close();
    },
  );
});

const colorOf = (selector: string) =>
  `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).color`;

test.for([{ dark: false }, { dark: true }])(
  "a tenant that was not checked has nothing green, dark: $dark",
  { timeout: 30_000 },
  async ({ dark }) => {
    const healthyToo = unreadableTenant({ entries: [...unreadableTenant().entries, entry()] });
    const page = await openPage(browser, { width: 800, dark });
    await openQuietly(page, render(report({ tenants: [healthyTenant(), healthyToo] })));
    const green = await page.evaluate(colorOf(".tenant.healthy .healthy .icon"));
    const others = await Promise.all(
      ["h1 .icon", ".tenant.not-checked h2 .icon", ".tenant.not-checked .healthy .icon"].map(
        async (selector) => page.evaluate(colorOf(selector)),
      ),
    );
    expect(others).not.toContain(green);
    await page.close();
  },
);

test("on paper everything is unfolded, light, and fits", { timeout: 30_000 }, async () => {
  const page = await openPage(browser, { width: 690, dark: true, print: true });
  await openQuietly(page, render(all));
  const shown =
    "[...document.querySelectorAll('.later .row, .further')].map((each) => each.checkVisibility({ contentVisibilityAuto: true }) && each.getBoundingClientRect().height > 0)";
  const visible = (await page.evaluate(shown)) as readonly boolean[];
  expect(visible).toHaveLength(170 + 2);
  expect(new Set(visible)).toEqual(new Set([true]));
  expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(
    "rgb(255, 255, 255)",
  );
  expect(await page.evaluate("getComputedStyle(document.querySelector('.axis')).position")).toBe(
    "static",
  );
  expect(await overflow(page)).toBe(0);
  await page.close();
});
