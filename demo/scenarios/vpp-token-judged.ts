import { contoso, corporate } from "./contoso.ts";
import { apps, vppMember } from "./vpp-token.ts";

export const vppTokenJudged = contoso({
  name: "vpp-token-judged",
  title: "Graph answers 403 when it is asked for VPP tokens",
  faults: { vppTokens: "forbidden" },
  members: [corporate()],
  vppTokens: [
    apps({ violates: ["vpp-token-judged"] }),
    vppMember({ key: "books", displayName: "Company books", violates: ["vpp-token-judged"] }),
  ],
});
