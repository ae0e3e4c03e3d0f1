import { XMLParser } from "fast-xml-parser";
import { z } from "zod";

const result = z.object({
  "@message": z.string(),
  "@type": z.string().optional(),
  "#text": z.string(),
});

const testCase = z.object({
  "@name": z.string(),
  "@classname": z.string(),
  "@time": z.literal("0"),
  failure: result.optional(),
  error: result.optional(),
  skipped: result.optional(),
});

const suite = z.object({
  "@name": z.string(),
  "@timestamp": z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
  "@tests": z.coerce.number(),
  "@failures": z.coerce.number(),
  "@errors": z.coerce.number(),
  "@skipped": z.coerce.number(),
  testcase: z.array(testCase),
  "system-out": z.string(),
});

const document = z.object({
  testsuites: z.union([z.string(), z.object({ testsuite: z.array(suite) })]),
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === "testsuite" || name === "testcase",
});

/** The suites of a JUnit file, as a system that shows them reads it. */
export function readSuites(text: string) {
  const { testsuites } = document.parse(parser.parse(text));
  if (typeof testsuites === "string") return [];
  return testsuites.testsuite.map((each) => ({
    name: each["@name"],
    counts: {
      tests: each["@tests"],
      failures: each["@failures"],
      errors: each["@errors"],
      skipped: each["@skipped"],
    },
    output: each["system-out"],
    cases: each.testcase.map(readCase),
  }));
}

function readCase(each: z.infer<typeof testCase>) {
  const [found] = (["failure", "error", "skipped"] as const).flatMap((kind) => {
    const given = each[kind];
    if (given === undefined) return [];
    return [{ kind, message: given["@message"], type: given["@type"], text: given["#text"] }];
  });
  return { name: each["@name"], classname: each["@classname"], result: found };
}
