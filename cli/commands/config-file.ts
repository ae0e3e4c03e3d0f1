export const configFileOption = [
  "--config-file <path>",
  "the stack's file, where it is not Pulumi.<stack>.yaml",
] as const;
