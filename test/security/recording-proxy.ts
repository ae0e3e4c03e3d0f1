import { once } from "node:events";
import { createServer } from "node:net";
import { onTestFinished } from "vitest";

export interface RecordingProxy {
  /** The environment of a machine behind it, with nothing excepted. */
  readonly env: Readonly<Record<string, string>>;
  readonly password: string;
  /** All that it was sent, byte by byte. */
  readonly heard: () => string;
  /** The hosts to which it was asked to make way. */
  readonly tunnels: () => readonly string[];
}

/**
 * A proxy that writes down what it hears and lets nothing through.
 * @param atEnd takes what closes it
 */
export async function startRecordingProxy(
  atEnd: (close: () => Promise<void>) => void = onTestFinished,
): Promise<RecordingProxy> {
  const password = "the-proxy's-password";
  const chunks: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  atEnd(async () => {
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const heard = () => Buffer.concat(chunks).toString("latin1");
  return {
    env: environment(`http://someone:${encodeURIComponent(password)}@127.0.0.1:${port}`),
    password,
    heard,
    tunnels: () => [...heard().matchAll(/^CONNECT (\S+) /gm)].map(([, host = ""]) => host),
  };
}

function environment(url: string): Readonly<Record<string, string>> {
  const names = ["http_proxy", "https_proxy", "all_proxy"];
  const both = names.flatMap((name) => [name, name.toUpperCase()]);
  return { ...Object.fromEntries(both.map((name) => [name, url])), NO_PROXY: "", no_proxy: "" };
}
