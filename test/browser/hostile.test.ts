import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plain } from "../../policy/text/write.ts";
import { render } from "../cli/formats/html-page.ts";
import { reportNaming } from "../cli/formats/samples.ts";
import { entry, finding, report, tenant } from "../cli/reports.ts";
import { hostileNames } from "../security/hostile-names.ts";
import { load, openBrowser, openPage } from "./browser.ts";
import { anatomy, openQuietly, overflow } from "./inspect.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
});

const naming = (names: readonly string[]) =>
  render(report({ tenants: names.flatMap((name) => reportNaming(name).tenants) }));

describe("names from a tenant", { timeout: 30_000 }, () => {
  test("are text: the page has the same elements as with harmless ones", async () => {
    const page = await openPage(browser, { width: 320 });
    await load(page, naming(hostileNames.map(() => "Kiosk")));
    const harmless = await anatomy(page);
    const quiet = await openQuietly(page, naming(hostileNames.map(({ text }) => text)));
    expect(quiet).toEqual({ requests: [], complaints: [] });
    expect(await anatomy(page)).toEqual({ ...harmless, handlers: [] });
    expect(await overflow(page)).toBe(0);
    await page.close();
  });

  test("are shown letter by letter", async () => {
    const page = await openPage(browser, { width: 320 });
    await load(page, naming(hostileNames.map(({ text }) => text)));
    const shown = await page.evaluate(
      "[...document.querySelectorAll('article h4 bdi')].map((each) => each.textContent)",
    );
    const names = hostileNames.flatMap(({ text }) => Array.from({ length: 4 }, () => plain(text)));
    // The worst tenants stand first.
    expect((shown as readonly string[]).toSorted()).toEqual(names.toSorted());
    await page.close();
  });

  test("and addresses from the stack's file lead to the web or nowhere", async () => {
    const addresses = [
      "javascript:alert(1)",
      "JAVASCRIPT:alert(1)",
      " https://wiki.contoso.example/a",
      "data:text/html,<script>alert(1)</script>",
      "file:///etc/passwd",
      "http://wiki.contoso.example",
      "//evil.example/a",
      "../../evil",
      'https://wiki.contoso.example/"onclick="alert(1)',
    ];
    const entries = addresses.map((address) =>
      entry({
        runbook: address,
        declaredAt: { file: address, line: 1 },
        findings: [finding({ docs: address, page: address })],
      }),
    );
    const page = await openPage(browser, { width: 320 });
    const filesUrl = "https://git.example/r/";
    await load(page, render(report({ tenants: [tenant({ entries })] }), filesUrl));
    const links = "[...document.querySelectorAll('a:not([href^=\"#\"])')].map((a) => a.href)";
    const hosts = ((await page.evaluate(links)) as string[]).map((href) => new URL(href).origin);
    expect(new Set(hosts)).toEqual(
      new Set(["https://wiki.contoso.example", "https://git.example"]),
    );
    expect((await anatomy(page)).handlers).toEqual([]);
    await page.close();
  });
});

describe("the page's policy", { timeout: 30_000 }, () => {
  const requested: string[] = [];
  const server = createServer((request, response) => {
    requested.push(request.url ?? "");
    response.end();
  });

  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });

  afterAll(() => {
    server.close();
  });

  /** What would happen if the escaping had failed. */
  const forged = () => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return render(report()).replace(
      "</main>",
      `<script>document.title = "forged"</script><img src="${origin}/image" onerror="document.title = 'forged'">
      <link rel="stylesheet" href="${origin}/style"><iframe src="${origin}/frame"></iframe>
      <style>body { background: url("${origin}/background") }</style><script src="${origin}/script"></script></main>`,
    );
  };

  const titleOf = async (html: string) => {
    requested.length = 0;
    const page = await openPage(browser, { width: 320 });
    await load(page, html);
    const title = await page.title();
    await page.close();
    return title;
  };

  test("lets nothing run and nothing load, even if a name became markup", async () => {
    expect(await titleOf(forged())).not.toBe("forged");
    expect(requested).toEqual([]);
  });

  test("is what stops it", async () => {
    const open = forged().replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
    expect(await titleOf(open)).toBe("forged");
    expect(requested.toSorted()).toEqual(["/background", "/frame", "/image", "/script", "/style"]);
  });
});
