/** A stack's own name, without the organisation and the project that a person may name before it. */
export function ownName(stack: string): string {
  return stack.slice(stack.lastIndexOf("/") + 1);
}

/** The stack that a resource is of; empty where this is no URN. */
export function stackOfUrn(urn: string): string {
  return /^urn:pulumi:(.*?)::/s.exec(urn)?.[1] ?? "";
}
