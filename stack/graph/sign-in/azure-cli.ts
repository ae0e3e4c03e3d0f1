import { execFile } from "node:child_process";

/** What the library says instead of Azure CLI's own words, whatever they were. */
const replacement = "Please run 'az login'";

/**
 * Azure CLI's own words about a refusal, asked for once more where the library replaced them;
 * `undefined` where it did not, or there are none. On Windows `az` is a batch file, which is not run.
 */
export async function saidByAzureCli(
  errors: readonly unknown[],
  resource: string,
  tenantId: string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const replaced = errors.some(
    (each) => each instanceof Error && each.message.startsWith(replacement),
  );
  if (!replaced) return undefined;
  const tenant = tenantId === undefined ? [] : ["--tenant", tenantId];
  // Without output: an access token must not pass through here.
  const args = ["account", "get-access-token", "--output", "none", "--resource", resource];
  return new Promise((resolve) => {
    execFile("az", [...args, ...tenant], { signal, timeout: 10_000 }, (_error, _token, words) => {
      resolve(words === "" ? replacement : words);
    });
  });
}
