import { format } from "oxfmt";
import { z } from "zod";
import { reportSchema } from "../cli/assess/report.ts";

/** The JSON Schema of the format `json`, as it is published. */
export async function reportSchemaText(): Promise<string> {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, {
    target: "draft-2020-12",
    // zod repeats the whole calendar as a pattern where the format says enough to people.
    override({ jsonSchema }) {
      if (jsonSchema.format === "date") delete jsonSchema.pattern;
      if (jsonSchema.format === "date-time") jsonSchema.pattern = "Z$";
    },
  });
  const identified = {
    $schema,
    $id: "urn:apple-ade:report:1",
    title: "Report of apple-ade check",
    ...schema,
  };
  return (await format("report.schema.json", JSON.stringify(identified))).code;
}
