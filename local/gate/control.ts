import type { ServerResponse } from 'node:http';
import type { HttpRequest } from './aws-request.ts';
import type { DenialLog } from './denial-log.ts';
import { type Faults, InvalidFaultError, parseFaultRule } from './faults.ts';
import type { Journal } from './journal.ts';

export type ControlParts = {
  readonly nonce?: string | undefined;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly denials: DenialLog;
  /** Forgets what was read from the emulator: policies, key schemas. */
  readonly forget: () => void;
};

type Operation = (parts: ControlParts, http: HttpRequest, since: number) => unknown;

/** The gate's own pages, for tests and for the engineer at the laptop. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /_gate/ready': ({ nonce }) => ({ ready: true, nonce }),
  'GET /_gate/calls': ({ journal }, _http, since) => journal.count(since),
  'GET /_gate/journal': ({ journal }, _http, since) => ({ entries: journal.entries(since) }),
  'DELETE /_gate/calls': ({ journal }) => journal.clear(),
  'GET /_gate/faults': ({ faults }) => ({ faults: faults.list() }),
  'POST /_gate/faults': ({ faults }, { body }) => faults.add(parseFaultRule(body.toString('utf8'))),
  'DELETE /_gate/faults': ({ faults }) => faults.clear(),
  'GET /_gate/denials': ({ denials }, _http, since) => denials.list(since),
  'DELETE /_gate/denials': ({ denials }) => denials.clear(),
  'POST /_gate/forget': ({ forget }) => forget(),
};

/** Why a request may come from a web page and is refused; undefined for those of programs on this machine. */
export function foreignRequest({ headers, body }: HttpRequest, port: number): Refusal | undefined {
  const { host, origin } = headers;
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  if (host === undefined || !hosts.includes(host)) {
    return {
      status: 403,
      error: 'the Host header must name this machine and the port of the gate',
    };
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return { status: 403, error: 'pages of another origin may not control the gate' };
  }
  const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
  return body.length === 0 || isJson
    ? undefined
    : { status: 415, error: 'a body must have the content type application/json' };
}

type Refusal = { readonly status: number; readonly error: string };

export const isControl = (url: string) => url.startsWith('/_gate/');

/** Answers a request to the gate itself. */
export function control(parts: ControlParts, http: HttpRequest, response: ServerResponse): void {
  const refusal = foreignRequest(http, response.req.socket.localPort ?? 0);
  if (refusal !== undefined) {
    answer(response, refusal.status, { error: refusal.error });
    return;
  }
  const url = new URL(http.url, 'http://gate');
  const operation = OPERATIONS[`${http.method} ${url.pathname}`];
  if (operation === undefined) {
    answer(response, 404, { error: 'no such page of the gate', pages: Object.keys(OPERATIONS) });
    return;
  }
  try {
    const result = operation(parts, http, Number(url.searchParams.get('since') ?? 0));
    answer(response, result === undefined ? 204 : 200, result);
  } catch (error) {
    if (!(error instanceof InvalidFaultError)) throw error;
    answer(response, 400, { error: error.message });
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
