import { describe, expect, test } from "vitest";
import { render } from "../cli/formats/html-page.ts";
import { report } from "../cli/reports.ts";
import { screenshot } from "./browser.ts";

const page = render(report());

/** The size that a PNG says it has. */
function sizeOf(picture: Uint8Array) {
  const png = Buffer.from(picture);
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe("a picture of the page", { timeout: 30_000 }, () => {
  test("is as wide as asked for and as high as the page", async () => {
    const { width, height } = sizeOf(await screenshot(page, { width: 640 }));
    expect(width).toBe(640);
    expect(height).toBeGreaterThan(2000);
  });

  test("shows one element", async () => {
    const { width } = sizeOf(await screenshot(page, { width: 1200, selector: ".chart" }));
    expect(width).toBeLessThan(1200);
    expect(width).toBeGreaterThan(1000);
  });

  test("differs in the dark", async () => {
    const look = { width: 640, selector: "h1" };
    const light = await screenshot(page, look);
    expect(await screenshot(page, { ...look, dark: true })).not.toEqual(light);
  });

  test("of what is not there is none", async () => {
    await expect(screenshot(page, { width: 640, selector: "#none" })).rejects.toThrow(
      "The page has no #none.",
    );
  });
});
