import { join } from "node:path";
import ts from "typescript";
import { z } from "zod";
import { configuration } from "../stack/declaration/from-config.ts";
import { tenantArguments } from "../stack/declaration/schema.ts";

/** A key's schema, with its comment as the description. */
export interface Described {
  /** What the error messages say to write. */
  readonly write?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Described>>;
  readonly additionalProperties?: Described | false;
  readonly items?: Described;
}

/** What stands in a stack's file under `apple-ade:`, and what an `AdeTenant` takes as arguments. */
export function describedDeclarations() {
  const folder = join(import.meta.dirname, "../stack/declaration");
  const [config, args] = [join(folder, "from-config.ts"), join(folder, "schema.ts")];
  const program = ts.createProgram([config, args], { ...options });
  return {
    configuration: described(configuration, commentsOf(program, config, "configuration")),
    tenantArguments: described(tenantArguments, commentsOf(program, args, "tenantArguments")),
  };
}

const options = {
  strict: true,
  module: ts.ModuleKind.NodeNext,
  noEmit: true,
  allowImportingTsExtensions: true,
  exactOptionalPropertyTypes: true,
  types: ["node"],
};

function described(schema: z.ZodType, comments: ReadonlyMap<string, string>): Described {
  const json = z.toJSONSchema(schema, {
    io: "input",
    override({ zodSchema, jsonSchema }) {
      const [issue] = z.safeParse(zodSchema, Symbol("nothing")).error?.issues ?? [];
      jsonSchema["write"] = issue?.message.replace(/^(?:is not usable; )?write /, "");
      delete jsonSchema.propertyNames;
      // zod repeats the whole calendar as a pattern where the format says enough.
      if (/^(?:date|uuid)/.test(jsonSchema.format ?? "")) delete jsonSchema.pattern;
    },
  });
  return commented(JSON.parse(JSON.stringify(json)), "", comments);
}

/** @param path `tokens.*.platforms.[]` */
function commented(
  schema: Described,
  path: string,
  comments: ReadonlyMap<string, string>,
): Described {
  const below = (each: Described, key: string) =>
    commented(each, path === "" ? key : `${path}.${key}`, comments);
  const description = comments.get(path);
  return mapped({ ...schema, ...(description && { description }) }, below);
}

/** With what is below it changed; elements have the key `[]`, values by name `*`. */
export function mapped<Below extends object>(
  schema: Described,
  below: (each: Described, key: string) => Below,
) {
  const { properties, items, additionalProperties: values } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, each]) => [key, below(each, key)]),
      ),
    }),
    ...(items && { items: below(items, "[]") }),
    ...(values !== undefined && { additionalProperties: values && below(values, "*") }),
  };
}

/** The comments on the keys of a schema, by their paths. */
function commentsOf(program: ts.Program, file: string, name: string): ReadonlyMap<string, string> {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const schema = module?.exports?.get(ts.escapeLeadingUnderscores(name));
  const input = schema && checker.getTypeOfSymbol(schema).getProperty("_input");
  if (input === undefined) throw new Error(`${file}: no schema ${name}`);
  const comments = new Map<string, string>();
  const visit = (type: ts.Type, path: string): void => {
    const own = checker.getNonNullableType(type);
    if ((own.flags & ts.TypeFlags.Object) === 0) return;
    const [element, value] = [own.getNumberIndexType(), own.getStringIndexType()];
    if (element) visit(element, `${path}[].`);
    else if (value) visit(value, `${path}*.`);
    if (element || value) return;
    for (const property of own.getProperties()) {
      const text = ts.displayPartsToString(property.getDocumentationComment(checker));
      comments.set(`${path}${property.name}`, text);
      visit(checker.getTypeOfSymbol(property), `${path}${property.name}.`);
    }
  };
  visit(checker.getTypeOfSymbol(input), "");
  return comments;
}
