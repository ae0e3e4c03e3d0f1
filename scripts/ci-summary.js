import { readFileSync } from "node:fs";

/** @typedef {{ fullName: string, status: string }} Test */
/** @typedef {{ name: string, status: string, assertionResults: Test[] }} TestFile */

const [resultsFile = "", ...failedSteps] = process.argv.slice(2);
const files = readResults(resultsFile);
const tests = files.flatMap((file) => file.assertionResults);
const passed = tests.filter((test) => test.status === "passed").length;
const skipped = tests.filter((test) => !["passed", "failed"].includes(test.status));
const failures = [...failedTests(files), ...otherFailures(files, failedSteps)];

for (const { status, fullName } of skipped) console.log(`${status}: ${fullName}`);
for (const failure of failures) console.log(`failed: ${failure}`);
const counts = [`${passed} passed`, `${failures.length} failed`];
if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
console.log(counts.join(", "));
process.exitCode = failures.length === 0 ? 0 : 1;

/**
 * @param {string} file
 * @returns {TestFile[]}
 */
function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).testResults;
  } catch {
    return [];
  }
}

/** @param {TestFile[]} testFiles */
function failedTests(testFiles) {
  return testFiles.flatMap(({ name, status, assertionResults }) => {
    const failing = assertionResults.filter((test) => test.status === "failed");
    // A file that could not be loaded has no tests to count.
    if (status === "failed" && failing.length === 0) return [name];
    return failing.map((test) => test.fullName);
  });
}

/**
 * @param {TestFile[]} testFiles
 * @param {string[]} steps
 */
function otherFailures(testFiles, steps) {
  const isExplained = failedTests(testFiles).length > 0;
  const others = steps.filter((step) => step !== "npm test" || !isExplained);
  return passed === 0 && others.length === 0 && !isExplained ? ["no test has run"] : others;
}
