import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalog } from "../policy/catalog.ts";
import { assumptionsPage } from "./assumptions.ts";
import { declarationFiles } from "./declaration-files.ts";
import { doctorPage } from "./doctor-lines.ts";
import { profileFiles } from "./profiles.ts";
import { projectTemplate } from "./project-template.ts";
import { reportSchemaText } from "./report-schema.ts";
import { generateIn } from "./rule-blocks.ts";
import { generateTrustPage } from "./trust-tables.ts";
import { updateFiles } from "./update-files.ts";

const check = process.argv.includes("--check");
const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const policyPages = Object.entries(generateIn(join(root, "docs", "policies")));
const stale = updateFiles(root, check, [
  ...profileFiles(catalog),
  ...policyPages.map(([name, page]) => [`docs/policies/${name}`, page] as const),
  ["docs/trust.md", generateTrustPage(read("docs/trust.md"))],
  ["docs/doctor.md", doctorPage(read("docs/doctor.md"))],
  ["docs/assumptions.md", assumptionsPage()],
  ["docs/report.schema.json", await reportSchemaText()],
  ...(await declarationFiles()),
  ...(await projectTemplate()),
]);
for (const file of stale) console.log(`${check ? "stale" : "rewritten"}: ${file}`);
if (check && stale.length > 0) process.exitCode = 1;
