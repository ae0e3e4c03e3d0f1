import { describe, expect, test } from "vitest";
import { cloudOf, isCloud, isLoopback } from "../../../stack/graph/clouds.ts";

describe("a Graph cloud", () => {
  test.for([
    ["https://graph.microsoft.com", "https://login.microsoftonline.com"],
    ["https://graph.microsoft.us", "https://login.microsoftonline.us"],
    ["https://dod-graph.microsoft.us", "https://login.microsoftonline.us"],
    ["https://microsoftgraph.chinacloudapi.cn", "https://login.chinacloudapi.cn"],
    ["https://graph.svc.sovcloud.fr", "https://login.sovcloud-identity.fr"],
    ["https://graph.svc.sovcloud.de", "https://login.sovcloud-identity.de"],
  ])("is %s, which signs in at %s", ([origin = "", authority]) => {
    expect(isCloud(origin)).toBe(true);
    expect(isLoopback(origin)).toBe(false);
    expect(cloudOf(origin).authorityHost).toBe(authority);
  });

  test.for([
    "http://graph.microsoft.com",
    "https://graph.microsoft.com/",
    "https://graph.microsoft.com.contoso.example",
    "https://graph.microsoft.de",
    "",
  ])("is not %s", (origin) => {
    expect(isCloud(origin)).toBe(false);
  });
});

describe("a loopback origin", () => {
  test.for([
    "http://127.0.0.1:4010",
    "http://127.0.0.1:4010/",
    "https://127.0.0.1:4010",
    "http://127.200.3.4:4010",
    "http://localhost:4010",
    "http://localhost",
    "http://[::1]:4010",
  ])("is %s, which signs in as the global cloud does", (origin) => {
    expect(isLoopback(origin)).toBe(true);
    expect(cloudOf(origin).authorityHost).toBe("https://login.microsoftonline.com");
  });

  test.for([
    "http://127.0.0.1:4010/beta",
    "http://127.0.0.1:4010//",
    "http://127.0.0.1:4010?x",
    "http://127.0.0.1:4010#x",
    "http://user@127.0.0.1:4010",
    "http://127.0.0.1:4010@contoso.example",
    "http://127.0.0.1.contoso.example",
    "http://localhost.contoso.example",
    "http://contoso.example#localhost",
    "http://0.0.0.0:4010",
    "http://10.0.0.1",
    "http://[::2]",
    "http://2130706433",
    "ftp://localhost",
    "file:///localhost",
    "localhost:4010",
    "127.0.0.1",
    "",
  ])("is not %s", (origin) => {
    expect(isLoopback(origin)).toBe(false);
  });
});
