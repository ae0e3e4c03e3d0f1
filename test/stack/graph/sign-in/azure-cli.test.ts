import { describe, expect, it, test } from "vitest";
import { saidByAzureCli } from "../../../../stack/graph/sign-in/azure-cli.ts";
import { installAzureCli } from "./fake-azure-cli.ts";

const resource = "https://graph.microsoft.com";
const replaced = new Error("Please run 'az login' from a command prompt.");
const { signal } = new AbortController();

/** With a token on its output, and this on its errors. */
function install(words: string): void {
  installAzureCli("echo a-token", words);
}

function said(given: AbortSignal): Promise<string | undefined> {
  return saidByAzureCli([replaced], resource, undefined, given);
}

describe("Azure CLI's own words", () => {
  test.for([
    { tenantId: undefined, tenant: "" },
    { tenantId: "contoso.example", tenant: " --tenant contoso.example" },
  ])("are asked for without a token's output, for $tenantId", async ({ tenantId, tenant }) => {
    install('echo "$*" >&2');
    expect(await saidByAzureCli([new Error("x"), replaced], resource, tenantId, signal)).toBe(
      `account get-access-token --output none --resource ${resource}${tenant}\n`,
    );
  });

  it.for([{ errors: [] }, { errors: ["Please run 'az login'"] }, { errors: [new Error("x")] }])(
    "are not asked for where the library has not replaced them: $errors",
    async ({ errors }) => {
      install("echo words >&2");
      expect(await saidByAzureCli(errors, resource, undefined, signal)).toBeUndefined();
    },
  );

  it("are the library's where there are none, or the time is over", async () => {
    install("");
    expect(await said(signal)).toBe("Please run 'az login'");
    install("echo words >&2");
    expect(await said(signal)).toBe("words\n");
    expect(await said(AbortSignal.abort())).toBe("Please run 'az login'");
  });
});
