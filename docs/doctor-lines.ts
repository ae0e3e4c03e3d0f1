import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { checks } from "../cli/doctor/checks/catalog.ts";
import { table, withBlock } from "./blocks.ts";

/** The page when it is stale; rewritten unless only checked. */
export function updateDoctorPage(file: string, check: boolean): readonly string[] {
  const page = existsSync(file) ? readFileSync(file, "utf8") : "";
  const rows = checks.map(({ name, title, fails }) => [title, `\`${name}\``, fails]);
  const wanted = withBlock(
    file,
    page,
    "lines",
    table([["line", "name", "it fails when"], ...rows]),
  );
  if (page === wanted) return [];
  if (!check) writeFileSync(file, wanted);
  return ["doctor.md"];
}
