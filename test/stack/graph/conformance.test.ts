import {
  HttpMethod,
  type Parsable,
  type ParsableFactory,
  RequestInformation,
} from "@microsoft/kiota-abstractions";
import { Client, PageIterator } from "@microsoft/microsoft-graph-client";
import { GraphBetaRequestAdapter } from "@microsoft/msgraph-beta-sdk";
import * as sdk from "@microsoft/msgraph-beta-sdk/models/index.js";
import { describe, expect, it, test, vi } from "vitest";
import { parseProjection, refuseOtherOptions } from "../../../demo/server/odata.ts";
import { routeAt } from "../../../demo/server/routes.ts";
import { scenarioNamed } from "../../../demo/scenarios/catalog.ts";
import { depOnboardingSetting } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import { relativeTo } from "../../../demo/scenarios/scenario.ts";
import type { DemoTenant } from "../../../demo/server.ts";
import { readTokens } from "../../../stack/graph/reads/tokens.ts";
import { readVppTokens } from "../../../stack/graph/reads/vpp-tokens.ts";
import { readPushCertificate } from "../../../stack/graph/reads/push-certificate.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { signIn } from "../../demo/sign-in.ts";
import { selfSignedCertificate } from "../../faults/certificate.ts";
import { useDemoTenants } from "../demo-tenants.ts";
import { now, recordEffects } from "../effects.ts";
import { connectionTo } from "./read.ts";

const start = useDemoTenants();
const scenario = scenarioNamed("default");
const { id } = depOnboardingSetting();

/** Whether Microsoft's metadata has what a request names. */
function assertKnown(address: string): void {
  const { pathname, searchParams } = new URL(address);
  refuseOtherOptions(searchParams, ["$select", "$expand", "$skiptoken"]);
  parseProjection(routeAt(pathname).route.type, searchParams);
}

async function readAll(tenant: DemoTenant): Promise<void> {
  const reader = createReader(recordEffects());
  const connection = connectionTo(tenant);
  const settings = { maxPages: 10, timeoutSeconds: 30 };
  await Promise.all([
    reader.read(connection, readTokens),
    reader.profiles(connection, id),
    reader.devices(connection, id, settings),
    reader.read(connection, readPushCertificate),
    reader.read(connection, readVppTokens),
  ]);
}

describe("every request of a read", () => {
  test.for([
    { form: "as it is", faults: {}, requests: 6 },
    {
      form: "without `$select`, and one default at a time",
      faults: {
        tokens: { refuses: "$select" },
        devices: { refuses: "$select" },
        vppTokens: { refuses: "$select" },
        pushCertificate: { refuses: "$select" },
        token: { refuses: "," },
      },
      requests: 14,
    },
    {
      form: "without what is named",
      faults: {
        tokens: { refuses: "syncedDeviceCount" },
        devices: { refuses: "platform" },
        token: { refuses: "defaultTvOSEnrollmentProfile" },
      },
      requests: 9,
    },
  ] as const)("is one that Microsoft's metadata knows: $form", async ({ faults, requests }) => {
    const tenant = await start({ scenario: { ...scenario, faults } });
    await readAll(tenant);
    const asked = tenant.requests.filter(({ path }) => path !== "/msi/token");
    expect(asked).toHaveLength(requests);
    for (const { url } of asked) assertKnown(url);
  });

  test.for([
    "/beta/deviceManagement/depOnboardingSettings?$select=id,secret",
    "/beta/deviceManagement/depOnboardingSettings/x?$expand=defaultAndroidEnrollmentProfile",
    "/beta/deviceManagement/enrollmentTokens",
    "/v1.0/deviceManagement/depOnboardingSettings",
    "/v1.0/deviceAppManagement/vppTokens?$select=displayName",
    "/beta/deviceManagement/depOnboardingSettings?$orderby=id",
  ])("would fail this test if it were %s", (path) => {
    expect(() => assertKnown(`https://graph.microsoft.com${path}`)).toThrow(/segment|named|option/);
  });
});

/** A tenant over TLS, and a bearer token for it. Its certificate is nobody's. */
async function openSecurely() {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  const certificate = selfSignedCertificate("127.0.0.1");
  const tenant = await start({ scenario, certificate, pageSize: 5, devicePageSize: 300 });
  const bearer = await signIn(tenant);
  return { tenant, bearer };
}

describe("Microsoft's own clients over TLS", () => {
  it("read every page, by the page iterator of the client for JavaScript", async () => {
    const { tenant, bearer } = await openSecurely();
    const client = Client.init({
      baseUrl: tenant.endpoint,
      defaultVersion: "beta",
      customHosts: new Set(["127.0.0.1"]),
      authProvider: (done) => done(null, bearer),
    });
    const names: unknown[] = [];
    const first = await client.api("/deviceManagement/depOnboardingSettings").get();
    await new PageIterator(client, first, ({ tokenName }) => names.push(tokenName) > 0).iterate();
    expect(names).toHaveLength(scenario.live(relativeTo(now)).length);
  });

  it("find what is expected in each answer, by the beta SDK", async () => {
    const { tenant, bearer } = await openSecurely();
    const adapter = new GraphBetaRequestAdapter({
      authenticateRequest(request) {
        request.headers.add("authorization", `Bearer ${bearer}`);
        return Promise.resolve();
      },
    });
    function read<T extends Parsable>(path: string, factory: ParsableFactory<T>) {
      const information = new RequestInformation(HttpMethod.GET);
      information.URL = `${tenant.endpoint}/${path}`;
      return adapter.send<T>(information, factory, undefined);
    }
    const tokens = "beta/deviceManagement/depOnboardingSettings";
    const list = await read<sdk.DepOnboardingSettingCollectionResponse>(
      tokens,
      sdk.createDepOnboardingSettingCollectionResponseFromDiscriminatorValue,
    );
    const token = list?.value?.find((each) => each.id === id);
    expect(token).toMatchObject({ tokenName: "Corporate iPhones", lastSyncErrorCode: 0 });
    expect(token?.tokenExpirationDateTime).toBeInstanceOf(Date);
    const expanded = await read<sdk.DepOnboardingSetting>(
      `${tokens}/${id}?$expand=defaultIosEnrollmentProfile`,
      sdk.createDepOnboardingSettingFromDiscriminatorValue,
    );
    expect(expanded?.defaultIosEnrollmentProfile).toMatchObject({ isDefault: true });
    const profiles = await read<sdk.EnrollmentProfileCollectionResponse>(
      `${tokens}/${id}/enrollmentProfiles`,
      sdk.createEnrollmentProfileCollectionResponseFromDiscriminatorValue,
    );
    expect(profiles?.value?.[0]).toMatchObject({ supportDepartment: "Endpoint team" });
    const devices = await read<sdk.ImportedAppleDeviceIdentityCollectionResponse>(
      `${tokens}/${id}/importedAppleDeviceIdentities`,
      sdk.createImportedAppleDeviceIdentityCollectionResponseFromDiscriminatorValue,
    );
    expect(devices?.value).toHaveLength(300);
    expect(devices?.value?.[0]).toMatchObject({ enrollmentState: "enrolled", platform: "ios" });
    const certificate = await read<sdk.ApplePushNotificationCertificate>(
      "v1.0/deviceManagement/applePushNotificationCertificate",
      sdk.createApplePushNotificationCertificateFromDiscriminatorValue,
    );
    expect(certificate?.expirationDateTime).toBeInstanceOf(Date);
    const vpp = await read<sdk.VppTokenCollectionResponse>(
      "beta/deviceAppManagement/vppTokens",
      sdk.createVppTokenCollectionResponseFromDiscriminatorValue,
    );
    expect(vpp?.value?.[0]).toMatchObject({ displayName: "Company apps", state: "valid" });
  });
});
