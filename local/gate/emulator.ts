import {
  Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import type { HttpRequest } from './aws-request.ts';

/** The key whose calls the emulator neither checks by signature nor by policy: the laptop's account root. */
export const ROOT_ACCESS_KEY_ID = 'test';

/** A credential header the emulator takes for the account root's; it does not verify root's signatures. */
export const rootAuthorization = (region: string, service: string) =>
  `AWS4-HMAC-SHA256 Credential=${ROOT_ACCESS_KEY_ID}/20260101/${region}/${service}/aws4_request, ` +
  'SignedHeaders=host, Signature=0';

/** For what is the same in all regions (IAM, buckets), or is asked where the functions are. */
export const ANY_REGION = 'us-east-1';

/** Which operation of which service, and where. */
export type Question = {
  readonly service: string;
  readonly region: string;
  readonly target: string;
};

/** Connections end before the emulator's own 75 s of keep-alive, so that it never closes one in our hands. */
const IDLE_CONNECTION_MS = 30_000;

/** The emulator behind the gate. */
export class Emulator {
  readonly url: string;
  readonly #target: { readonly hostname: string; readonly port: string };
  readonly #agent = new Agent({ keepAlive: true, timeout: IDLE_CONNECTION_MS, maxFreeSockets: 64 });

  constructor(url: string) {
    this.url = url;
    const { hostname, port } = new URL(url);
    this.#target = { hostname, port };
  }

  /** Sends a request on and resolves when its answer's head is there; rejects when the emulator is away. */
  async send(http: HttpRequest): Promise<IncomingMessage> {
    try {
      return await this.#sendOnce(http, this.#agent);
    } catch (error) {
      // On a connection of its own: after a while without time, each of those kept may be closed.
      if (error instanceof StaleConnectionError) return this.#sendOnce(http, false);
      throw error;
    }
  }

  /** Asks the emulator as the account root, with a JSON-protocol call; rejects on any error answer. */
  async call(
    { service, region, target }: Question,
    input: object,
  ): Promise<Record<string, unknown>> {
    const text = await this.#text({
      method: 'POST',
      url: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': target,
        authorization: rootAuthorization(region, service),
      },
      body: Buffer.from(JSON.stringify(input)),
    });
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** The same for a query-protocol call (IAM, CloudFormation); resolves to the XML. */
  async queryCall(
    service: string,
    fields: Record<string, string>,
    region = ANY_REGION,
  ): Promise<string> {
    return this.#text({
      method: 'POST',
      url: '/',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: rootAuthorization(region, service),
      },
      body: Buffer.from(new URLSearchParams(fields).toString()),
    });
  }

  /** The same for a GET of a REST service (Lambda, S3); resolves to the body. */
  async get(service: string, url: string, region = ANY_REGION): Promise<string> {
    return this.#text(bodiless('GET', url, rootAuthorization(region, service)));
  }

  /** The same for a HEAD; resolves to the headers. */
  async head(service: string, url: string, region = ANY_REGION): Promise<IncomingHttpHeaders> {
    const answer = await this.send(bodiless('HEAD', url, rootAuthorization(region, service)));
    await readBody(answer);
    if ((answer.statusCode ?? 0) >= 300) throw new EmulatorRefusedError(answer.statusCode ?? 0, '');
    return answer.headers;
  }

  close(): void {
    this.#agent.destroy();
  }

  async #text(http: HttpRequest): Promise<string> {
    const answer = await this.send(http);
    const body = (await readBody(answer)).toString('utf8');
    const status = answer.statusCode ?? 0;
    if (status >= 300) throw new EmulatorRefusedError(status, body);
    return body;
  }

  #sendOnce(
    { method, url, headers, body }: HttpRequest,
    agent: Agent | false,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        { ...this.#target, path: url, method, agent, headers: onward(headers, body) },
        resolve,
      );
      outgoing.on('error', (error) =>
        reject(outgoing.reusedSocket ? new StaleConnectionError({ cause: error }) : error),
      );
      outgoing.end(body);
    });
  }
}

const bodiless = (method: string, url: string, authorization: string): HttpRequest => ({
  method,
  url,
  headers: { authorization },
  body: Buffer.alloc(0),
});

/** The emulator answered a question of the gate's own with an error. */
export class EmulatorRefusedError extends Error {
  readonly status: number;

  constructor(status: number, body: string) {
    super(`The emulator answered ${status}: ${body.slice(0, 300)}`);
    this.status = status;
  }
}

/** A kept connection that was closed under the request, before any answer. */
class StaleConnectionError extends Error {
  constructor(options: ErrorOptions) {
    super('A kept connection was closed', options);
  }
}

/** Reads a message's body whole. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'expect', 'upgrade']);

function onward(headers: HttpRequest['headers'], body: Buffer): OutgoingHttpHeaders {
  const kept: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!HOP_BY_HOP.has(name)) kept[name] = value;
  }
  if (body.length > 0 || headers['content-length'] !== undefined) {
    kept['content-length'] = body.length;
  }
  return kept;
}
