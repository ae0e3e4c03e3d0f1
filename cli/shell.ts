/** The line that sets a variable in a person's shell: in PowerShell's words on Windows. */
export function settingLine(name: string, value: string, platform = process.platform): string {
  return platform === "win32" ? `$env:${name} = "${value}"` : `export ${name}=${value}`;
}

/** Pulumi reads `file://C:/state`; the form with three slashes is another folder to it. */
export function fileBackend(folder: string, platform = process.platform): string {
  return `file://${platform === "win32" ? folder.replaceAll("\\", "/") : folder}`;
}
