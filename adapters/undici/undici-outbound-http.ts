import { setTimeout } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import request from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import type {
  OutboundFailure,
  OutboundHttp,
  OutboundRequest,
  OutboundResponse,
} from '../../core/outbound-http/outbound-http.ts';
import { parseOutboundUrl, type OutboundUrlRules } from '../../core/outbound-http/outbound-url.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { AddressRefusedError, checkedConnector, type Resolve } from './checked-connector.ts';
import { retryAfterSeconds } from '../../core/outbound-http/retry-after.ts';

const ATTEMPTS = 3;
const FIRST_WAIT_SECONDS = 0.2;
const LONGEST_WAIT_SECONDS = 20;
const REPEATABLE_STATUSES = new Set([429, 502, 503, 504]);

export type UndiciOptions = {
  /** For the laptop, where the outside systems are stand-ins on the same machine. */
  readonly allowsLoopback?: boolean;
  /** Other ones than where HTTPS is commonly served. */
  readonly ports?: readonly number[];
  readonly connectTimeoutSeconds?: number;
  readonly resolve?: Resolve;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
};

type Outcome = Result<OutboundResponse, OutboundFailure>;

export class UndiciOutboundHttp implements OutboundHttp {
  readonly #agent: Agent;
  readonly #rules: OutboundUrlRules;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;

  constructor(options: UndiciOptions = {}) {
    const {
      allowsLoopback = false,
      ports,
      connectTimeoutSeconds = 5,
      resolve,
      sleep = setTimeout,
    } = options;
    this.#rules = { allowsLoopback, ...(ports && { ports }) };
    this.#sleep = sleep;
    this.#agent = new Agent({
      connect: checkedConnector({ allowsLoopback, connectTimeoutSeconds, resolve }),
    });
  }

  async send(outbound: OutboundRequest): Promise<Outcome> {
    const url = parseOutboundUrl(outbound.url, this.#rules);
    if (!url) return fail({ kind: 'UrlRefused' });

    const milliseconds = (outbound.totalTimeoutSeconds ?? 30) * 1_000;
    const deadline = Date.now() + milliseconds;
    const signal = AbortSignal.timeout(milliseconds);
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#attempt(url, outbound, signal);
      const isLast = attempt === ATTEMPTS || !outbound.isSafeToRepeat || !isRepeatable(outcome);
      const wait = waitSeconds(outcome, attempt) * 1_000;
      if (isLast || Date.now() + wait >= deadline) return outcome;
      await this.#sleep(wait);
    }
  }

  async #attempt(url: URL, outbound: OutboundRequest, signal: AbortSignal): Promise<Outcome> {
    const { method, headers, body, headersTimeoutSeconds = 10 } = outbound;
    try {
      const response = await request.call(this.#agent, {
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method,
        ...(headers && { headers: { ...headers } }),
        ...(body !== undefined && { body }),
        headersTimeout: headersTimeoutSeconds * 1_000,
        signal,
      });
      const read = await readBody(response.body, outbound);
      if (!read) return fail({ kind: 'ResponseTooLarge' });
      return ok({ status: response.statusCode, headers: flat(response.headers), body: read });
    } catch (error) {
      return fail(toFailure(error));
    }
  }
}

/** The connection is closed where there is more of it, whatever else was coming: undefined, or what was read. */
async function readBody(
  body: Dispatcher.ResponseData['body'],
  { maxResponseBytes: maxBytes = 1_048_576, isAnswerCut = false }: OutboundRequest,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes <= maxBytes) continue;
    return isAnswerCut ? Buffer.concat(chunks, maxBytes) : undefined;
  }
  return Buffer.concat(chunks);
}

const flat = (headers: Dispatcher.ResponseData['headers']) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const isRepeatable = (outcome: Outcome) =>
  outcome.ok
    ? REPEATABLE_STATUSES.has(outcome.value.status)
    : outcome.error.kind === 'ConnectionFailed';

/** With jitter, so that those who were refused together do not come back together. */
function waitSeconds(outcome: Outcome, attempt: number): number {
  const backoff = FIRST_WAIT_SECONDS * 2 ** attempt * Math.random();
  const header = outcome.ok ? outcome.value.headers['retry-after'] : undefined;
  return Math.min((retryAfterSeconds(header, new Date()) ?? 0) + backoff, LONGEST_WAIT_SECONDS);
}

const TIMEOUTS = new Set<unknown>(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** A request that undici itself refuses (a header with a line break) is a bug of the caller: thrown. */
function toFailure(error: unknown): OutboundFailure {
  if (error instanceof AddressRefusedError) return { kind: 'AddressRefused' };
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'TimeoutError' || TIMEOUTS.has(code)) return { kind: 'TimedOut' };
  if (typeof code !== 'string' || code === 'UND_ERR_INVALID_ARG') throw error;
  return { kind: 'ConnectionFailed', code };
}
