import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { healthyTenant, tenant, unreadableTenant } from "../reports.ts";
import { healthyKiosk, kiosk, openWatch, services, type Watch } from "./watch.ts";

const nothing: readonly string[] = [];

describe.for(services)("the issues or work items of the scheduled run, on $name", (service) => {
  let watch: Watch;
  beforeEach(async () => {
    watch = await openWatch(service);
  });
  afterEach(() => watch[Symbol.asyncDispose]());

  const blocked = [tenant({ entries: [kiosk()] })];
  const healthy = [tenant({ entries: [healthyKiosk] })];

  it("are one for each token with findings, and say what to do", async () => {
    expect(await watch.run([tenant()])).toEqual(nothing);
    expect(watch.open()).toEqual([
      "❌ Contoso: Kiosk iPads, renew today",
      "⚠️ Contoso: Corporate iPhones, accept Apple's terms",
    ]);
    expect(watch.forge.items[1]?.labels).toEqual(["apple-ade"]);
    expect(watch.forge.items[1]?.body).toContain("npx --no-install apple-ade explain ade-token-");
    expect(watch.forge.items[1]?.body).toContain("https://wiki.contoso.example/ade");
  });

  it("are one for all that was not read, and one for each of the others", async () => {
    const [about] = unreadableTenant().entries;
    const unread = { ...kiosk({ reason: "unreadable" }), uid: "0f0f", status: "unreadable" };
    const old = { ...kiosk({ reason: "not-read" }), uid: "1f1f" };
    const { notChecked: _, ...unexplained } = unreadableTenant();
    const entries = [...(about ? [about] : []), unread, old, kiosk()];
    await watch.run([{ ...unexplained, entries }]);
    expect(watch.open()).toEqual([
      "❓ Contoso: not checked",
      "❌ Contoso: Kiosk iPads, renew today",
    ]);
    expect(watch.forge.items[0]?.body).toContain("It is not known why.");
  });

  it("are about the tenant itself by its name alone", async () => {
    const { entries } = unreadableTenant();
    await watch.run([tenant({ entries: entries.slice(0, 1) })]);
    expect(watch.open()).toEqual(["⚠️ Contoso: run the check again"]);
  });

  it("stay as they are while nothing changes", async () => {
    await watch.run([tenant()]);
    expect(await watch.run([tenant()])).toEqual(nothing);
    expect(watch.forge.writes).toEqual([]);
  });

  it("are brought up to date without a word", async () => {
    await watch.run([tenant({ entries: [kiosk({ message: "5 days ago" })] })]);
    await watch.run([tenant({ entries: [kiosk({ message: "6 days ago", action: "renew" })] })]);
    expect(watch.forge.writes).toHaveLength(1);
    expect(watch.open()).toEqual(["❌ Contoso: Kiosk iPads, renew"]);
    expect(watch.forge.items[0]?.body).toContain("6 days ago");
  });

  it("tell those who follow them when a warning begins to block", async () => {
    await watch.run([tenant({ entries: [{ ...kiosk(), state: "warned" }] })]);
    await watch.run(blocked);
    await watch.run([tenant({ entries: [kiosk({ message: "one day later" })] })]);
    expect(watch.said()).toEqual(["1: It blocks now."]);
  });

  it("are closed when the token is healthy, and opened again when it is not", async () => {
    await watch.run(blocked);
    await watch.run(healthy);
    expect(watch.forge.writes).not.toEqual([]);
    expect(watch.open()).toEqual([]);
    await watch.run(healthy);
    expect(watch.forge.writes).toEqual([]);
    await watch.run(blocked);
    expect(watch.forge.items).toHaveLength(1);
    expect(watch.open()).toHaveLength(1);
    expect(watch.said()).toEqual(["1: Healthy again.", "1: Found again."]);
  });

  it("are opened again when somebody closes one by hand", async () => {
    await watch.run(blocked);
    for (const item of watch.forge.items) item.isOpen = false;
    await watch.run(blocked);
    expect(watch.open()).toEqual(["❌ Contoso: Kiosk iPads, renew today"]);
    expect(watch.forge.items).toHaveLength(1);
  });

  it("are closed when the token is no longer declared", async () => {
    await watch.run(blocked);
    await watch.run([healthyTenant()]);
    expect(watch.open()).toEqual([]);
    expect(watch.said()).toEqual(["1: No longer declared."]);
  });

  it.for([
    { unread: "Graph did not answer", tenants: [unreadableTenant()] },
    { unread: "the preview failed", tenants: [unreadableTenant({ failed: true, entries: [] })] },
    {
      unread: "it was not read completely",
      tenants: [unreadableTenant({ entries: [healthyKiosk] })],
    },
    {
      unread: "the check did not run",
      tenants: [
        unreadableTenant({ notChecked: "The check did not run", failed: true, entries: [] }),
      ],
    },
  ])("stay open where $unread, which has one issue for itself", async ({ tenants }) => {
    await watch.run(blocked);
    expect(await watch.run(tenants)).toEqual(nothing);
    expect(watch.open()).toEqual([
      "❌ Contoso: Kiosk iPads, renew today",
      expect.stringMatching(/^❓ contoso: not checked$/i),
    ]);
    await watch.run(healthy);
    expect(watch.open()).toEqual([]);
    expect(watch.said().toSorted()).toEqual(["1: Healthy again.", "2: Checked again."]);
  });

  it("stay open while a token alone was not read, in whatever profile", async () => {
    await watch.run(blocked);
    for (const state of ["not-checked", "blocked"] as const) {
      const findings = state === "blocked" ? kiosk().findings : [];
      await watch.run([
        tenant({ entries: [{ ...healthyKiosk, status: "unreadable", state, findings }] }),
      ]);
      expect(watch.open()).toHaveLength(1);
    }
    expect(watch.said()).toEqual([]);
  });
});
