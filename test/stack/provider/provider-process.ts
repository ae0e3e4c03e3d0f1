import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import type * as Proto from "@pulumi/pulumi/proto/provider_pb.js";
import type { ResourceKind } from "../../../stack/declaration/resources.ts";
import type { Props } from "../../../policy/wire/values.ts";
import { recordedProvider } from "../../../stack/resources/recorded.ts";

type Client = InstanceType<typeof services.ResourceProviderClient>;
type Struct = NonNullable<ReturnType<Proto.CheckRequest["getNews"]>>;
type Empty = Parameters<Client["cancel"]>[0];

const require = createRequire(import.meta.url);
const sdk = createRequire(require.resolve("@pulumi/pulumi"));
const { Struct }: { readonly Struct: { readonly fromJavaScript: (props: object) => Struct } } = sdk(
  "google-protobuf/google/protobuf/struct_pb",
);
const { Empty }: { readonly Empty: new () => Empty } = sdk(
  "google-protobuf/google/protobuf/empty_pb",
);

/** Properties as the engine sends them: with the provider's text, as in the state. */
export function sent(kind: ResourceKind, props: object): Props {
  return { ...props, __provider: recordedProvider(kind) };
}

/**
 * Pulumi's own provider process, and a client of it such as the engine is.
 * @param env what the credential signs in with
 * @param engine where the engine listens
 * @param cwd where the program runs
 */
export async function startProviderProcess(
  env: Readonly<Record<string, string>>,
  engine: string,
  cwd = "stack",
) {
  const script = require.resolve("@pulumi/pulumi/cmd/dynamic-provider/index.js");
  const { NODE_COMPILE_CACHE, NODE_OPTIONS } = process.env;
  const child = spawn(process.execPath, [script, engine], {
    cwd,
    env: { NODE_COMPILE_CACHE, NODE_OPTIONS, ...env },
  });
  const ended = once(child, "exit");
  const [port] = await once(child.stdout.setEncoding("utf8"), "data");
  const address = `127.0.0.1:${String(port).trim()}`;
  const client = new services.ResourceProviderClient(address, credentials.createInsecure());
  return {
    ...methodsOf(client),
    /** The engine's end of the provider's standard input. */
    input: child.stdin,
    ended,
    end: (signal: NodeJS.Signals) => child.kill(signal),
    async [Symbol.asyncDispose]() {
      client.close();
      child.kill();
      await ended;
    },
  };
}

function methodsOf(client: Client) {
  const id = "an-id";
  return {
    async configure(args: object): Promise<void> {
      const request = new provider.ConfigureRequest().setArgs(Struct.fromJavaScript(args));
      await answer((done) => client.configure(request, done));
    },
    async check(news: Props, olds: Props = {}): Promise<Props> {
      const request = new provider.CheckRequest().setNews(Struct.fromJavaScript(news));
      request.setOlds(Struct.fromJavaScript(olds));
      return propsOf(
        (await answer<Proto.CheckResponse>((done) => client.check(request, done))).getInputs(),
      );
    },
    async diff(olds: Props, news: Props): Promise<number> {
      const request = new provider.DiffRequest().setId(id).setOlds(Struct.fromJavaScript(olds));
      request.setNews(Struct.fromJavaScript(news));
      return (await answer<Proto.DiffResponse>((done) => client.diff(request, done))).getChanges();
    },
    async create(props: Props): Promise<Props> {
      const request = new provider.CreateRequest().setProperties(Struct.fromJavaScript(props));
      return propsOf(
        (
          await answer<Proto.CreateResponse>((done) => client.create(request, done))
        ).getProperties(),
      );
    },
    async read(props: Props): Promise<Props> {
      const request = new provider.ReadRequest().setId(id);
      request.setProperties(Struct.fromJavaScript(props));
      return propsOf(
        (await answer<Proto.ReadResponse>((done) => client.read(request, done))).getProperties(),
      );
    },
    async update(olds: Props, news: Props): Promise<Props> {
      const request = new provider.UpdateRequest().setId(id).setOlds(Struct.fromJavaScript(olds));
      request.setNews(Struct.fromJavaScript(news));
      return propsOf(
        (
          await answer<Proto.UpdateResponse>((done) => client.update(request, done))
        ).getProperties(),
      );
    },
    async delete(props: Props): Promise<void> {
      const request = new provider.DeleteRequest().setId(id);
      request.setProperties(Struct.fromJavaScript(props));
      await answer((done) => client.delete(request, done));
    },
    async cancel(): Promise<void> {
      await answer((done) => client.cancel(new Empty(), done));
    },
  };
}

function propsOf(struct: Struct | undefined): Props {
  return { ...struct?.toJavaScript() };
}

type Done<Response> = (error: ServiceError | null, response: Response) => void;

function answer<Response>(call: (done: Done<Response>) => unknown): Promise<Response> {
  return new Promise((resolve, reject) => {
    call((error, response) => (error === null ? resolve(response) : reject(error)));
  });
}
