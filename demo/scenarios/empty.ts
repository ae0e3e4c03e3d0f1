import { contoso } from "./contoso.ts";

export const empty = contoso({
  name: "empty",
  title: "No token is declared, and the tenant holds none",
  members: [],
});
