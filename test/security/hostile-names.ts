/** A name that somebody may give to a token, a profile or a device, and what it is meant to do. */
export interface HostileName {
  readonly does: string;
  readonly text: string;
}

const esc = "\u001B";
const bell = "\u0007";

/** What a terminal obeys. */
const terminal: readonly HostileName[] = [
  { does: "clears the screen", text: `Kiosk ${esc}[2J${esc}[H` },
  { does: "colours what follows", text: `${esc}[32mPASSED${esc}[0m` },
  {
    does: "is a link elsewhere",
    text: `${esc}]8;;https://evil.example${bell}Kiosk${esc}]8;;${bell}`,
  },
  { does: "sets the window's title", text: `${esc}]0;all is well${bell}Kiosk` },
  { does: "steers with eight-bit controls", text: "\u009B2J\u009D0;title\u009C\u0085Kiosk" },
  { does: "overwrites its line", text: "Kiosk\rAll tokens are healthy." },
  { does: "erases what is before it", text: `expired${"\b".repeat(7)}healthy` },
  { does: "rings, feeds and ends", text: "\u0007\u000B\u000C\0\u007FKiosk" },
];

/** What a pipeline's runner obeys, at the start of a line or anywhere. */
const commands: readonly HostileName[] = [
  { does: "raises an error on GitHub", text: "::error file=README.md,line=1::forged" },
  { does: "does so in a line of its own", text: "Kiosk\n::error::forged\n  ::warning::forged" },
  { does: "masks words on GitHub", text: "::add-mask::expired" },
  { does: "stops GitHub's commands", text: "\r\n::stop-commands::forever" },
  { does: "opens a group on GitHub", text: "##[group]Kiosk" },
  { does: "marks an error on Azure", text: "Kiosk ##[error]forged" },
  { does: "ends the task on Azure", text: "##vso[task.complete result=Succeeded;]done" },
  { does: "sets a variable on Azure", text: "\n##vso[task.setvariable variable=PATH]/tmp" },
  { does: "sets a status in TeamCity", text: "##teamcity[buildStatus status='SUCCESS']" },
  { does: "folds GitLab's log", text: `section_start:1:x[collapsed=true]\r${esc}[0KKiosk` },
];

/** What Pulumi obeys in a text, and what it decodes to show it with `--diff`. */
const engine: readonly HostileName[] = [
  { does: "colours in Pulumi's output", text: "<{%fg 2%}>healthy<{%reset%}>" },
  { does: "hides what follows in Pulumi's output", text: "<{%fg 2" },
  { does: "is a colour that Pulumi does not have", text: "<{%evil%}>Kiosk" },
  {
    does: "is JSON with a line as its key",
    text: String.raw`{"a\n::error::forged\u001b[31m": "b"}`,
  },
  {
    does: "is JSON with a hidden command",
    text: String.raw`[{"\u003a\u003aerror\u003a\u003aforged": 1}]`,
  },
  {
    does: "is YAML with a command as its key",
    text: '? "\\n::error::forged"\n: |\n  ##vso[task.complete]',
  },
  { does: "is Pulumi's unknown text", text: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
  { does: "is Pulumi's unknown object", text: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff" },
  { does: "is Pulumi's mark of a secret", text: "4dabf18193072939515e22adb298388d" },
  { does: "is half a character", text: "Kiosk \uD83D" },
  { does: "is the other half", text: "\uDE00 Kiosk" },
];

/** What a report's format obeys. */
const markup: readonly HostileName[] = [
  { does: "runs a script in HTML", text: `<img src=x onerror=alert(1)><script>alert(1)</script>` },
  { does: "leaves an attribute of HTML", text: `" onmouseover="alert(1)" x='` },
  { does: "ends a preformatted text", text: "</pre></code></details><h1>All healthy</h1>" },
  { does: "ends a comment of HTML", text: "--><b>healthy</b><!-- apple-ade:contoso -->" },
  { does: "is a link to a script in Markdown", text: "Kiosk](javascript:alert(1))" },
  { does: "is a picture in Markdown", text: "![](https://evil.example/pixel.png)" },
  { does: "is a table's row in Markdown", text: "Kiosk | ✅ | |\n| Forged | ✅" },
  { does: "is a heading and a code fence in Markdown", text: "\n# Healthy\n```\n`x`" },
  { does: "calls people on GitHub", text: "@contoso/everyone #1 fixes #2 GH-3" },
  { does: "ends a JSON text", text: `"}],"violations":[],"x":[{"y":"` },
  { does: "ends a YAML text", text: "Kiosk\nviolations: []\n--- &a !!js/function 'x'" },
  { does: "ends a CDATA section of XML", text: `]]></failure><testcase name="&xxe;"/><![CDATA[` },
  {
    does: "adds a property to a calendar",
    text: "Kiosk\r\nEND:VEVENT\r\nATTACH:https://evil.example",
  },
  { does: "adds a label to a metric", text: 'Kiosk",severity="none"} 0\nade_forged{x="' },
  { does: "is a formula of a spreadsheet", text: `=HYPERLINK("https://evil.example","Kiosk")` },
  {
    does: "is a placeholder of a template",
    text: "${process.env.SECRET} {{constructor}} %s %n <%= 1 %>",
  },
  { does: "is a shell's command", text: "$(touch /tmp/forged) `id`; rm -rf / #" },
];

/** What deceives a person, or a program that keeps names as keys. */
const deceit: readonly HostileName[] = [
  { does: "turns the reading direction", text: "Kiosk \u202Eyhtlaeh\u202C" },
  {
    does: "embeds and overrides directions",
    text: "\u202Aa\u202Bb\u202Dc\u2066d\u2067e\u2068f\u2069\u061C\u200E\u200F",
  },
  { does: "hides in zero width", text: "Ki\u200Bo\u200Cs\u200Dk\u2060\uFEFF\u00AD" },
  { does: "hides in invisible letters", text: "Kiosk\u3164\u115F\u1160\uFFA0\u034F\u{E0041}" },
  { does: "looks like spaces", text: "Kiosk\u00A0\u2003\u3000iPads" },
  {
    does: "separates lines and paragraphs",
    text: "Kiosk\u2028::error::forged\u2029##[error]forged",
  },
  { does: "leaves its quotation", text: 'Kiosk" of Contoso is healthy. "' },
  { does: "is very long", text: "Kiosk ".repeat(1700) },
  { does: "is very long in one word", text: "🍏".repeat(10_000) },
  { does: "is a prototype", text: "__proto__" },
  { does: "is a constructor", text: "constructor" },
  { does: "is a method", text: "toString" },
  { does: "is a path", text: "../../../../etc/passwd\\..\\x:y" },
];

/** Those that are meant for a terminal, a pipeline's log or the engine, not for a report. */
export const namesInLogs: readonly HostileName[] = [...terminal, ...commands, ...engine, ...deceit];

/** Whatever prints or stores a name is tested with each of these. */
export const hostileNames: readonly HostileName[] = [...namesInLogs, ...markup];
