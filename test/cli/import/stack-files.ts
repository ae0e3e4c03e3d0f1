/** A stack's file in an odd but legal form. */
export interface OddFile {
  readonly form: string;
  readonly text: string;
}

/** Into which declarations can be put. */
export const oddFiles: readonly OddFile[] = [
  { form: "nothing", text: "" },
  { form: "a comment only", text: "# Contoso" },
  { form: "a document's beginning only", text: "---\n" },
  { form: "no configuration", text: "encryptionsalt: v1:abc\n" },
  { form: "a configuration of nothing", text: "encryptionsalt: v1:abc\nconfig:\n" },
  { form: "nothing but comments below it", text: "config: # all of it\n  # to come\nsalt: v1\n" },
  { form: "an empty configuration in braces", text: "config: {} # to come\n" },
  { form: "another section", text: "config:\n  apple-ade:tenant: Contoso\n" },
  { form: "other keys after it", text: "config:\n  apple-ade:tenant: A\nencryptionsalt: v1:abc\n" },
  { form: "no end of its last line", text: "config:\n  apple-ade:tenant: Contoso # last" },
  {
    form: "Windows lines",
    text: "config:\r\n  apple-ade:tokens:\r\n    a: {tokenName: A}\r\n\r\n",
  },
  { form: "Windows lines without a last end", text: "config:\r\n  apple-ade:tenant: A" },
  { form: "a byte order mark", text: "\uFEFFconfig:\n  apple-ade:tenant: Contoso\n" },
  { form: "document markers", text: "# head\n---\nconfig:\n  apple-ade:tenant: A\n...\n# foot\n" },
  { form: "quoted keys", text: `"config" :\n  'apple-ade:tokens' :\n    "a": {tokenName: A}\n` },
  { form: "explicit keys", text: "? config\n: ? apple-ade:tokens\n  : a: {tokenName: A}\n" },
  {
    form: "deep indentation",
    text: "config:\n      apple-ade:tokens:\n            a:\n             q: 1\n",
  },
  { form: "a section of nothing", text: "config:\n  apple-ade:tokens: # none yet\n  x:y: 1\n" },
  { form: "a section in empty braces", text: "config:\n  apple-ade:tokens: {}\n  x:y: 1\n" },
  { form: "empty braces with a space", text: "config:\n  apple-ade:tokens: { } # none\n" },
  {
    form: "a section in braces",
    text: "config:\n  apple-ade:tokens: { a: { tokenName: A } } # b\n",
  },
  {
    form: "braces over several lines",
    text: "config:\n  apple-ade:tokens: {\n    a: { tokenName: A }, # b\n    c: { tokenName: C } # d\n    # e\n  } # f\n  x:y: 1\n",
  },
  {
    form: "a comma before the brace",
    text: "config:\n  apple-ade:tokens: {a: {tokenName: A}, }\n",
  },
  {
    form: "a comma on its own line",
    text: "config:\n  apple-ade:tokens: {\n    a: 1 # c\n    ,\n    }\n",
  },
  {
    form: "JSON",
    text: '{\n  "config": {\n    "apple-ade:tenant": "A",\n    "apple-ade:tokens": {}\n  }\n}\n',
  },
  { form: "JSON in one line", text: '{"config": {"apple-ade:tokens": {"a": {"tokenName": "A"}}}}' },
  {
    form: "comments before, between and behind",
    text: "config:\n  # before\n  apple-ade:tokens:\n    # first\n    a:\n      tokenName: A # name\n\n      # end of a\n    # b: none yet\n\n  # of the next section\n  x:y: 1\n# foot\n",
  },
  {
    form: "comments at the end",
    text: "config:\n  apple-ade:tokens:\n    a: {tokenName: A}\n\n    # commented: {}\n  # config\n# file\n",
  },
  {
    form: "anchors, aliases and merge keys",
    text: "x: &owner {owner: Team}\nconfig:\n  apple-ade:tokens:\n    a: &a\n      <<: *owner\n      tokenName: A\n    b: {<<: *a, tokenName: B}\n",
  },
  {
    form: "one anchor for very many",
    text: `x: &x {owner: Team}\nconfig:\n  apple-ade:tokens:\n${Array.from({ length: 200 }, (_, n) => `    t${n}: {<<: *x, tokenName: T${n}}\n`).join("")}`,
  },
  {
    form: "a block text at its end",
    text: "config:\n  apple-ade:tokens:\n    a:\n      tokenName: |-\n        A\n      runbook: >+\n        B\n\n\n  x:y: 1\n",
  },
  {
    form: "a text over several lines at its end",
    text: `config:\n  apple-ade:tokens:\n    a:\n      tokenName: "A\n        B" # c\n      reason: plain\n        goes on\n`,
  },
  {
    form: "lists at its end",
    text: "config:\n  apple-ade:ignoredTokens:\n  - tokenName: A\n    reason: B\n",
  },
  {
    form: "tags",
    text: "config: !!map\n  apple-ade:tokens: !!map\n    a: !!map {tokenName: !!str A}\n",
  },
  { form: "tabs before values", text: "config:\n  apple-ade:tenant:\tContoso\t# tab\n" },
  { form: "an older version of YAML", text: "%YAML 1.1\n---\nconfig:\n  apple-ade:tenant: A\n" },
  {
    form: "spaces at the ends of lines",
    text: "config:   \n  apple-ade:tokens:   \n    a: {tokenName: A}   \n   \n",
  },
];

/** Into which nothing can be put without touching what stands there. */
export const refusedFiles: readonly (OddFile & { readonly because: string })[] = [
  {
    form: "a section that is an alias",
    text: "x: &all {a: {tokenName: A}}\nconfig:\n  apple-ade:tokens: *all\n",
    because: "apple-ade:tokens is an alias",
  },
  {
    form: "a section that something else repeats",
    text: "config:\n  apple-ade:tokens: &all\n    a: {tokenName: A}\n  x:y: *all\n",
    because: "something else in it would change as well",
  },
  {
    form: "a section in JSON as text",
    text: `config:\n  apple-ade:tokens: '{"a": {"tokenName": "A"}}'\n`,
    because: "apple-ade:tokens is no map",
  },
  {
    form: "an encrypted section",
    text: "config:\n  apple-ade:tokens:\n    secure: v1:abc\n",
    because: "apple-ade:tokens is encrypted",
  },
  {
    form: "an anchor on nothing",
    text: "config: &none\nx: *none\n",
    because: "config is no map",
  },
  {
    form: "a null that somebody wrote",
    text: "config: ~\n",
    because: "config is no map",
  },
  {
    form: "several documents",
    text: "config: {}\n---\nconfig: {}\n",
    because: "it holds several documents",
  },
  {
    form: "a key twice",
    text: "config:\n  x:y: 1\n  x:y: 2\n",
    because: "it is not understood as YAML: Map keys must be unique at line 3, column 3",
  },
  {
    form: "tabs that indent",
    text: "config:\n\tx:y: 1\n",
    because:
      "it is not understood as YAML: Tabs are not allowed as indentation at line 2, column 1",
  },
  { form: "a list", text: "- config\n", because: "it is no YAML map" },
  { form: "a text", text: "config", because: "it is no YAML map" },
];
