import { describe, expect, it, test, vi } from "vitest";
import { clouds } from "../../../stack/graph/clouds.ts";
import { keepFromProxies } from "../../../stack/graph/proxies.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { read } from "./read.ts";

const start = useDemoTenants();

describe("a proxy in the environment", () => {
  test.for([
    { when: "nothing is", env: {}, becomes: { NO_PROXY: "[::1]" } },
    {
      when: "it is",
      env: { NO_PROXY: "a.example [::1]" },
      becomes: { NO_PROXY: "a.example [::1]" },
    },
    { when: "another host is", env: { NO_PROXY: "b" }, becomes: { NO_PROXY: "b,[::1]" } },
    {
      when: "two others are, however apart,",
      env: { NO_PROXY: " a, b" },
      becomes: { NO_PROXY: "a,b,[::1]" },
    },
    {
      when: "the name in small letters is what counts",
      env: { NO_PROXY: "[::1]", no_proxy: "" },
      becomes: { NO_PROXY: "[::1]", no_proxy: "[::1]" },
    },
    { when: "everything is", env: { no_proxy: "*" }, becomes: { no_proxy: "*" } },
  ])("is told to leave this machine out, where $when excepted so far", ({ env, becomes }) => {
    const changed = { ...env };
    keepFromProxies("http://[::1]:4010", changed);
    expect(changed).toEqual(becomes);
  });

  it("is told so before anything is read from this machine", async () => {
    const tenant = await start();
    vi.stubEnv("no_proxy", "a.example");
    await read(tenant);
    expect(process.env["no_proxy"]).toBe("a.example,127.0.0.1");
  });

  it("is told nothing about Graph's own hosts", () => {
    const env = {};
    for (const { origin } of Object.values(clouds)) keepFromProxies(origin, env);
    expect(env).toEqual({});
  });
});
