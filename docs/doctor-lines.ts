import { checks } from "../cli/doctor/checks/catalog.ts";
import { table, withBlock } from "./blocks.ts";

/** The page with the doctor's checks, as the command has them. */
export function doctorPage(page: string): string {
  const rows = checks.map(({ name, title, fails }) => [title, `\`${name}\``, fails]);
  return withBlock("doctor.md", page, "lines", table([["line", "name", "it fails when"], ...rows]));
}
