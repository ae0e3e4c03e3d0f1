import { contoso, corporate } from "./contoso.ts";
import { apps, vppMember } from "./vpp-token.ts";

export const vppTokenExists = contoso({
  name: "vpp-token-exists",
  title: "A declared VPP token is not in the tenant",
  members: [corporate()],
  vppTokens: [
    { ...apps({ violates: ["vpp-token-exists"] }), live: () => [] },
    vppMember({ key: "books", displayName: "Company books" }),
  ],
});
