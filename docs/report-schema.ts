import { format } from "oxfmt";
import { z } from "zod";
import { reportSchema } from "../cli/assess/report.ts";

/** The JSON Schema of the format `json`, as it is published. */
export async function reportSchemaText(): Promise<string> {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, {
    target: "draft-2020-12",
    override: ({ jsonSchema }) => simplifyDates(jsonSchema),
  });
  const identified = {
    $schema,
    $id: "urn:apple-ade:report:1",
    title: "Report of apple-ade check",
    ...schema,
  };
  return (await format("report.schema.json", JSON.stringify(identified))).code;
}

/** zod repeats the whole calendar as a pattern where the format says enough to people. */
function simplifyDates(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format === "date") delete schema.pattern;
  if (schema.format === "date-time") schema.pattern = "Z$";
}
