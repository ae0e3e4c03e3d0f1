import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript";
import type { Property, Schema, Shape } from "./shape.ts";

const sdk = dirname(createRequire(import.meta.url).resolve("@pulumi/azure-native/package.json"));

type Interfaces = ReadonlyMap<string, ts.InterfaceDeclaration>;

/**
 * What azure-native's published types say of the inputs of these resources, and of all that these
 * consist of.
 * @param needs by tokens like `azure-native:app:Job`, what Azure needs besides what the types
 * require: a misspelt property of the resource itself is dropped before any provider sees it
 */
export function schemaOf(needs: Readonly<Record<string, readonly string[]>>): Schema {
  const nested = interfacesIn(parse("types/input.d.ts"));
  const schema: Record<string, Record<string, Property>> = {};
  const add = (
    name: string,
    declared: ts.InterfaceDeclaration | undefined,
    needed: readonly string[] = [],
  ) => {
    if (declared === undefined) throw new Error(`azure-native has no type for ${name}.`);
    if (name in schema) return;
    const properties = (schema[name] = {} as Record<string, Property>);
    for (const member of declared.members.filter(ts.isPropertySignature)) {
      const shape = shapeOf(member.type, declared.getSourceFile());
      const key = member.name.getText(declared.getSourceFile());
      const required = member.questionToken === undefined || needed.includes(key);
      properties[key] = { required, shape };
      for (const object of objectsIn(shape)) add(object, nested.get(object));
    }
  };
  for (const [token, needed] of Object.entries(needs)) {
    const [, module = "", resource = ""] = token.split(":");
    const file = `${module}/${resource.charAt(0).toLowerCase()}${resource.slice(1)}.d.ts`;
    add(token, interfacesIn(parse(file)).get(`${resource}Args`), needed);
  }
  return schema;
}

function parse(file: string): ts.SourceFile {
  const text = readFileSync(join(sdk, file), "utf8");
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** By name, those in namespaces as `app.JobConfigurationArgs`. */
function interfacesIn(file: ts.SourceFile): Interfaces {
  const found = new Map<string, ts.InterfaceDeclaration>();
  const visit = (prefix: string) => (node: ts.Node) => {
    if (ts.isInterfaceDeclaration(node)) found.set(`${prefix}${node.name.text}`, node);
    if (ts.isModuleDeclaration(node) && node.body)
      ts.forEachChild(node.body, visit(`${prefix}${node.name.text}.`));
  };
  ts.forEachChild(file, visit(""));
  return found;
}

function shapeOf(type: ts.TypeNode | undefined, file: ts.SourceFile): Shape {
  if (type === undefined) return { kind: "any" };
  const of = (each: ts.TypeNode | undefined) => shapeOf(each, file);
  if (ts.isUnionTypeNode(type)) return choiceOf(type.types.filter(isGiven).map(of));
  if (ts.isArrayTypeNode(type)) return { kind: "list", of: of(type.elementType) };
  if (ts.isTypeLiteralNode(type)) {
    const [index] = type.members;
    return {
      kind: "map",
      of: of(index && ts.isIndexSignatureDeclaration(index) ? index.type : undefined),
    };
  }
  if (ts.isTypeReferenceNode(type)) {
    const name = type.typeName.getText(file);
    if (name === "pulumi.Input") return of(type.typeArguments?.[0]);
    const [where, ...rest] = name.split(".");
    if (where === "inputs") return { kind: "object", name: rest.join(".") };
    // Under this name azure-native 3.28 publishes the enumeration of another API.
    if (name === "enums.monitor.ConditionOperator") return { kind: "string" };
    if (where === "enums") return { kind: "values", values: valuesOf(rest) };
  }
  if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal))
    return { kind: "values", values: [type.literal.text] };
  const kinds = new Map([
    [ts.SyntaxKind.StringKeyword, "string"],
    [ts.SyntaxKind.NumberKeyword, "number"],
    [ts.SyntaxKind.BooleanKeyword, "boolean"],
    [ts.SyntaxKind.AnyKeyword, "any"],
  ] as const);
  const kind = kinds.get(type.kind as never);
  if (kind === undefined) throw new Error(`No shape for the type ${type.getText(file)}.`);
  return { kind };
}

function isGiven({ kind }: ts.TypeNode): boolean {
  return kind !== ts.SyntaxKind.UndefinedKeyword;
}

/** An open enumeration is taken for a closed one: what Azure has not published is a mistake here. */
function choiceOf(shapes: readonly Shape[]): Shape {
  const values = shapes.find(({ kind }) => kind === "values");
  const others = shapes.filter(({ kind }) => values === undefined || kind !== "string");
  const [first, ...rest] = others;
  return first !== undefined && rest.length === 0 ? first : { kind: "choice", of: others };
}

function valuesOf([...name]: readonly string[]): readonly string[] {
  const constant = name.pop() ?? "";
  const text = readFileSync(join(sdk, "types/enums", ...name, "index.d.ts"), "utf8");
  const [, body = ""] = new RegExp(`const ${constant}: \\{([^}]*)\\}`).exec(text) ?? [];
  return [...body.matchAll(/: "([^"]*)";/g)].map(([, value = ""]) => value);
}

function objectsIn(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case "object":
      return [shape.name];
    case "list":
    case "map":
      return objectsIn(shape.of);
    case "choice":
      return shape.of.flatMap(objectsIn);
    case "any":
    case "boolean":
    case "number":
    case "string":
    case "values":
      return [];
  }
}
