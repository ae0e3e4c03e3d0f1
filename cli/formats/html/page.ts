import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html, raw } from "hono/html";
import { packageRoot } from "../../package-root.ts";
import type { TenantView, View } from "../../view/view.ts";
import { countsOf } from "../../view/words.ts";
import { audit } from "./audit.ts";
import { axisOf, type Calendar } from "./axis.ts";
import { day, type Html, icon, prose } from "./parts.ts";
import { symbols } from "./symbols.ts";
import { tenantSection } from "./tenant.ts";
import { datesOf } from "./row.ts";

const sheets = [
  "palette",
  "base",
  "masthead",
  "tenant",
  "finding",
  "timeline",
  "marks",
  "table",
  "print",
];

/** The page as one file. Its policy admits this style sheet and nothing else, no script at all. */
export function page(view: View, filesUrl: string | undefined): string {
  const { report, tenants } = view;
  const folder = join(packageRoot, "cli", "formats", "html");
  const style = sheets.map((each) => readFileSync(join(folder, `${each}.css`), "utf8")).join("");
  // Its hash is of every character between the tags.
  const hash = createHash("sha256").update(style).digest("base64");
  const security = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const heading = headingOf(tenants);
  const now = new Date(report.asOf ?? report.checkedAt);
  const dates = tenants.flatMap(({ all }) => all.flatMap(datesOf));
  const calendar = { axis: axisOf(dates, now), now, isAhead: view.asOf !== undefined };
  const whole = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${security}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${heading} · Apple enrollment tokens · ${report.checkedAt.slice(0, 10)}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      ${body(view, { heading, calendar, filesUrl })}
    </html> `;
  return raw(whole).toString();
}

interface Setting {
  readonly heading: string;
  readonly calendar: Calendar;
  readonly filesUrl: string | undefined;
}

function body(view: View, { heading, calendar, filesUrl }: Setting): Html {
  const { report, tenants, asOf } = view;
  const mood = tenants[0]?.mood ?? "not-checked";
  const alone = tenants.length === 1;
  return html`<body>
    ${symbols(calendar)}
    <header class="masthead ${mood}">
      <p class="eyebrow">Apple enrollment tokens in Intune</p>
      <h1>${icon(mood)}<span>${prose(heading)}</span></h1>
      <p class="stamp">
        Checked on ${day(report.checkedAt)} with the profile <b>${report.profile}</b>. All dates are
        UTC.
      </p>
      ${asOf && html`<p class="as-of">A look ahead: deadlines and expiry are checked as of ${day(asOf)}. The age of a sync is that on the day of the check.</p>`}
      ${tenants.length > 1 && navigation(tenants)}
    </header>
    <main>
      ${tenants.map((tenant, index) => tenantSection(tenant, { id: idOf(index), alone, calendar, filesUrl }))}
    </main>
    <footer class="audit">${audit(view)}</footer>
  </body>`;
}

function idOf(index: number): string {
  return `tenant-${index + 1}`;
}

function navigation(tenants: readonly TenantView[]): Html {
  return html`<nav aria-label="Tenants">
    <ul role="list" class="tenants">
      ${tenants.map(
        ({ mood, label, headline }, index) =>
          html`<li class="${mood}">
            ${icon(mood)}<span
              ><a href="#${idOf(index)}"><bdi>${label}</bdi></a>
              <span class="result">${prose(headline)}</span></span
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function headingOf(tenants: readonly TenantView[]): string {
  const [first, ...others] = tenants;
  if (first === undefined) return "Nothing was checked";
  if (others.length === 0) return `${first.label}: ${first.headline}`;
  const counts = countsOf(tenants.map(({ mood }) => mood));
  return `${tenants.length} tenants: ${counts.map(({ words }) => words).join(", ")}`;
}
