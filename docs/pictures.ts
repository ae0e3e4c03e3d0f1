import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { micromark } from "micromark";
import { openWorkspace } from "../demo/pulumi-workspace.ts";
import { defaultScenario } from "../demo/scenarios/default.ts";
import { relativeTo } from "../demo/scenarios/scenario.ts";
import { startDemoTenant } from "../demo/server.ts";
import { screenshot } from "../test/browser/browser.ts";

/** `npm run pictures`: the README's pictures, of what the demo tenant's check really writes. */
const root = join(import.meta.dirname, "..");
const folder = join(import.meta.dirname, "pictures");
const now = new Date();
await using tenant = await startDemoTenant({ scenario: defaultScenario, now });
using workspace = openWorkspace(tenant);
workspace.configure(defaultScenario.config(relativeTo(now)), tenant.endpoint);
const fileOf = (name: string) => join(workspace.directory, name);
const config = ["--stack", "demo", "--config-file", workspace.stackFile];
const record = ["--policy-pack", "policy", "--policy-pack-config", "policy/profiles/record.json"];
await workspace.run(["up", "--yes", ...record]);
await check([
  "--profile",
  "pull-request",
  "--pull-request",
  "--format",
  `markdown=${fileOf("comment.md")}`,
]);
await check(["--format", `html=${fileOf("report.html")}`]);

mkdirSync(folder, { recursive: true });
// The throw-away folder's name is the only thing that is not shown as it is written.
const comment = readFileSync(fileOf("comment.md"), "utf8").replaceAll(
  relative(root, workspace.stackFile),
  "Pulumi.contoso.yaml",
);
const report = readFileSync(fileOf("report.html"), "utf8");
await save("pull-request-comment", asOnGitHub(comment), { width: 1280, selector: ".crop" });
await save("timeline", report, { width: 920, selector: ".timeline" });

/** It ends with status 1, as the demo tenant has expired tokens. */
async function check(args: readonly string[]): Promise<void> {
  const command = ["cli/apple-ade.js", "check", ...config, ...args];
  const env = { ...process.env, ...workspace.env };
  await new Promise((done) => execFile(process.execPath, command, { cwd: root, env }, done));
}

function asOnGitHub(markdown: string): string {
  const { resolve } = createRequire(import.meta.url);
  const styles = readFileSync(resolve("github-markdown-css/github-markdown-light.css"), "utf8");
  const file = resolve(
    "@fontsource/noto-color-emoji/files/noto-color-emoji-emoji-400-normal.woff2",
  );
  const emoji = readFileSync(file).toString("base64");
  const body = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
  return `<!doctype html><meta charset="utf-8"><title>A comment</title><style>${styles}
/* First in the family and for these only: the browser's own emoji are drawn as nothing. */
@font-face { font-family: Emoji; font-weight: 100 900; src: url(data:font/woff2;base64,${emoji});
  unicode-range: U+26A0, U+2705, U+274C, U+2753, U+FE0F; }
body { margin: 0; }
table td, table th { white-space: nowrap; }
.crop { max-height: 800px; overflow: hidden; padding: 24px; }
.markdown-body { font-family: Emoji, "Open Sans", sans-serif; }</style>
<div class="crop"><article class="markdown-body">${body}</article></div>`;
}

async function save(
  name: string,
  html: string,
  look: Parameters<typeof screenshot>[1],
): Promise<void> {
  writeFileSync(join(folder, `${name}.png`), await screenshot(html, look));
  console.log(`rendered: docs/pictures/${name}.png`);
}
