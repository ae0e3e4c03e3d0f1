import type { HttpClient, PipelineRequest } from "@azure/core-rest-pipeline";
import { createHttpHeaders } from "@azure/core-rest-pipeline";
import { expect, it, vi } from "vitest";
import { z } from "zod";
import { clouds } from "../../../../stack/graph/clouds.ts";
import { trustingCredential } from "../../../../stack/graph/sign-in/token-exchange.ts";

const customer = "0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d";
const application = "7d1f0a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b";
const identity = "91ab6f0e-2d47-4c58-8b1e-7f30a9d2c614";

/** Container Apps' identity endpoint and Entra, by what they are asked. */
function answering(requests: PipelineRequest[]): HttpClient {
  return {
    async sendRequest(request) {
      requests.push(request);
      const { hostname } = new URL(request.url);
      const body =
        hostname === "127.0.0.1"
          ? { access_token: "of-the-identity", expires_on: "4102444800", token_type: "Bearer" }
          : { access_token: "for-the-customer", expires_in: 3600, token_type: "Bearer" };
      return {
        request,
        status: 200,
        headers: createHttpHeaders({ "content-type": "application/json" }),
        bodyAsText: JSON.stringify(body),
      };
    },
  };
}

it("exchanges the identity's token for the application's, in the customer's tenant", async () => {
  vi.stubEnv("IDENTITY_ENDPOINT", "http://127.0.0.1:42356/msi/token");
  vi.stubEnv("IDENTITY_HEADER", "header");
  const requests: PipelineRequest[] = [];
  const credential = trustingCredential(
    {
      tenantId: customer,
      clientId: application,
      identityId: identity,
      audience: "api://AzureADTokenExchange",
    },
    { httpClient: answering(requests), authorityHost: clouds.global.authorityHost },
  );
  const token = await credential.getToken("https://graph.microsoft.com/.default");
  expect(token?.token).toBe("for-the-customer");
  const asked = new URL(requests.find(({ url }) => url.includes("127.0.0.1"))?.url ?? "")
    .searchParams;
  expect(asked.get("resource")).toBe("api://AzureADTokenExchange");
  expect(asked.get("client_id")).toBe(identity);
  const exchange = requests.find(({ url }) => url.includes(`/${customer}/oauth2/v2.0/token`));
  const sent = new URLSearchParams(z.string().parse(exchange?.body));
  expect(Object.fromEntries(sent)).toMatchObject({
    client_id: application,
    client_assertion: "of-the-identity",
    grant_type: "client_credentials",
    scope: "https://graph.microsoft.com/.default",
  });
});
