// A process of its own, so that a download that hangs can be ended.
import { createRequire } from "node:module";
import { join } from "node:path";

const answerMs = 20_000;
const [npmPackage = "", version, folder] = process.argv.slice(2);
const { installCLI } = createRequire(import.meta.url)(join(npmPackage, "lib", "download.js"));

/** @param {string} url */
async function fetchText(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(answerMs) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return await response.text();
}

try {
  await installCLI(version, folder, { fetchText });
} catch (error) {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  console.error(cause instanceof Error ? `${message} (${cause.message})` : message);
  process.exitCode = 1;
}
