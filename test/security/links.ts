import { listPath } from "../stack/graph-answers.ts";

const away = "Graph's link to the next page leads to another address; it was not followed.";
const elsewhere = "A request to another address than the configured one was refused.";

export interface Link {
  readonly to: string;
  /** @param port of the tenant, @param other of a server that must not be asked */
  readonly link: (port: string, other: string) => string;
  /** Absent: it is the tenant's own address, written in another way. */
  readonly refused?: string;
}

const page = `${listPath}?$skip=1`;

/** What a link to the next page may try in order to lead the bearer token away. */
export const links: readonly Link[] = [
  {
    to: "user information",
    link: (port, other) => `http://127.0.0.1:${port}@127.0.0.1:${other}${page}`,
    refused: away,
  },
  {
    to: "user information of its own",
    link: (port) => `http://graph:secret@127.0.0.1:${port}${page}`,
  },
  {
    to: "backslashes",
    link: (_, other) => String.raw`http:\\127.0.0.1:${other}\beta\x`,
    refused: away,
  },
  {
    to: "a backslash before an @",
    link: (port, other) => String.raw`http://127.0.0.1:${port}\@127.0.0.1:${other}${page}`,
    refused: away,
  },
  {
    to: "a host that only begins like it",
    link: (port) => `http://127.0.0.1.evil.example:${port}${page}`,
    refused: away,
  },
  {
    to: "a host that only ends like it",
    link: (port) => `http://evil.example.127.0.0.1:${port}${page}`,
    refused: away,
  },
  {
    to: "a name below localhost",
    link: (port) => `http://localhost.evil.example:${port}${page}`,
    refused: away,
  },
  {
    to: "its IPv6 form",
    link: (port) => `http://[::ffff:127.0.0.1]:${port}${page}`,
    refused: away,
  },
  { to: "IPv6's loopback", link: (port) => `http://[::1]:${port}${page}`, refused: away },
  {
    to: "an IPv6 address with a zone",
    link: (port) => `http://[fe80::1%25lo]:${port}${page}`,
    refused: away,
  },
  {
    to: "letters that look alike",
    link: (port) => `http://l\u043Ecalhost:${port}${page}`,
    refused: away,
  },
  {
    to: "digits of another script",
    link: (port) => `http://\u2460\u2461\u2466.0.0.1:${port}${page}`,
  },
  { to: "an escaped host", link: (port) => `http://%31%32%37.0.0.1:${port}${page}` },
  {
    to: "an escaped @",
    link: (port, other) => `http://127.0.0.1:${port}%40127.0.0.1:${other}${page}`,
    refused: away,
  },
  { to: "a number for a host", link: (port) => `http://2130706433:${port}${page}` },
  {
    to: "an address of the whole machine",
    link: (port) => `http://0.0.0.0:${port}${page}`,
    refused: away,
  },
  { to: "a scheme in capitals", link: (port) => `HTTP://127.0.0.1:${port}${page}` },
  { to: "no scheme", link: (_, other) => `//127.0.0.1:${other}${page}`, refused: away },
  { to: "no port", link: () => `http://127.0.0.1${page}`, refused: away },
  { to: "port 0", link: () => `http://127.0.0.1:0${page}`, refused: away },
  { to: "a port that does not exist", link: () => `http://127.0.0.1:65536${page}`, refused: away },
  { to: "https", link: (port) => `https://127.0.0.1:${port}${page}`, refused: away },
  { to: "a WebSocket", link: (port) => `ws://127.0.0.1:${port}${page}`, refused: away },
  {
    to: "an object in memory",
    link: (port) => `blob:http://127.0.0.1:${port}${page}`,
    refused: away,
  },
  {
    to: "spaces and tabs",
    link: (_, other) => ` \thttp://127.0.0.1:${other}${page}`,
    refused: away,
  },
  {
    to: "a line in the middle",
    link: (_, other) => `http://127.0.0.1\n:${other}${page}`,
    refused: away,
  },
  { to: "a way up", link: (port) => `http://127.0.0.1:${port}/beta/../msi/token`, refused: away },
  {
    to: "an escaped way up",
    link: (port) => `http://127.0.0.1:${port}/beta/%2e%2e/msi/token`,
    refused: away,
  },
  {
    to: "two slashes",
    link: (port, other) => `http://127.0.0.1:${port}/beta//127.0.0.1:${other}/beta/x`,
  },
  {
    to: "an address as its path",
    link: (port, other) => `http://127.0.0.1:${port}/beta/HTTP://127.0.0.1:${other}/beta/x`,
  },
  {
    to: "an https address as its path",
    link: (port) => `http://127.0.0.1:${port}/beta/https://localhost/beta/x`,
    refused: elsewhere,
  },
];
