import { join } from "node:path";
import { catalog } from "../policy/catalog.ts";
import { updateAssumptions } from "./assumptions.ts";
import { updateDoctorPage } from "./doctor-lines.ts";
import { declarationFiles, updateFiles } from "./declaration-files.ts";
import { projectTemplate } from "./project-template.ts";
import { updateReportSchema } from "./report-schema.ts";
import { updateProfiles } from "./profiles.ts";
import { shipped, update } from "./rule-blocks.ts";
import { updateTrustPage } from "./trust-tables.ts";

const check = process.argv.includes("--check");
const folder = import.meta.dirname;
const root = join(folder, "..");
const profiles = join(root, "policy", "profiles");
const stale = [
  ...updateProfiles(profiles, catalog, check).map((file) => `policy/profiles/${file}`),
  ...update(join(folder, "policies"), shipped, check).map((file) => `docs/policies/${file}`),
  ...updateTrustPage(join(folder, "trust.md"), check).map((file) => `docs/${file}`),
  ...updateDoctorPage(join(folder, "doctor.md"), check).map((file) => `docs/${file}`),
  ...updateAssumptions(join(folder, "assumptions.md"), check).map((file) => `docs/${file}`),
  ...(await updateReportSchema(join(folder, "report.schema.json"), check)).map(
    (file) => `docs/${file}`,
  ),
  ...updateFiles(root, await declarationFiles(), check),
  ...updateFiles(root, await projectTemplate(), check),
];
for (const file of stale) console.log(`${check ? "stale" : "rewritten"}: ${file}`);
if (check && stale.length > 0) process.exitCode = 1;
