import { setTimeout as delay } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type AwsRequest,
  hasUnsupportedSignature,
  type HttpRequest,
  recogniseAwsRequest,
} from './aws-request.ts';
import type { Caller, Callers } from './callers.ts';
import { type Emulator, readBody } from './emulator.ts';
import { type DenialLog, refusedRole } from './denial-log.ts';
import type { FaultRule, Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import {
  awsErrorAnswer,
  type HttpAnswer,
  internalError,
  throttled,
  unsupportedSignature,
} from './refusal.ts';

/** A decision on a call: the request to send on in its place, or the answer it gets from the gate. */
export type Decision = ({ readonly forward: HttpRequest } | { readonly answer: HttpAnswer }) & {
  /** The keys and prefixes that the call is about. */
  readonly keys?: readonly string[] | undefined;
  /** Looks at the head of the answer: what the caller gets in its place, if anything. */
  readonly inspect?: ((answer: IncomingMessage) => Promise<HttpAnswer | undefined>) | undefined;
};

export type Guard = (request: AwsRequest, caller: Caller) => Promise<Decision>;

export type ProxyParts = {
  readonly emulator: Emulator;
  readonly callers: Callers;
  readonly journal: Journal;
  readonly denials: DenialLog;
  readonly faults: Faults;
  readonly guard: Guard;
  /** Drops what was read from the emulator. */
  readonly forget: () => void;
};

/** Calls after which policies, tags, keys or key schemas are no longer what they were. */
const CHANGES = new RegExp(
  [
    '^iam:(Put|Attach|Detach|Delete|Create|Update|Tag|Untag|Set)',
    '^cloudformation:(Create|Update|Delete|Execute)',
    '^dynamodb:(Create|Update|Delete)Table',
    '^dynamodb:(Put|Delete)ResourcePolicy',
    '^s3:(Put|Delete)Bucket(Policy|Encryption)',
    '^kms:(Put|Create|Update|Delete|Schedule|Cancel|Enable|Disable)',
    '^(sqs:SetQueueAttributes|lambda:(Add|Remove)Permission)',
    ':(Tag|Untag)Resource$',
    '^secretsmanager:(Put|Delete)ResourcePolicy',
  ].join('|'),
);

/** Takes one request through the gate: who calls, is a fault ordered, may he, send on, learn from the answer. */
export async function proxyCall(
  parts: ProxyParts,
  http: HttpRequest,
  response: ServerResponse,
): Promise<void> {
  const request = recogniseAwsRequest(http);
  if (hasUnsupportedSignature(http)) {
    console.error(`gate: ${http.method} ${http.url} refused: its signature is of another kind`);
    write(response, unsupportedSignature);
    return;
  }
  // A preflight is signed by nobody and does nothing: the bucket's CORS rules answer it.
  if (request === undefined || http.method === 'OPTIONS') {
    relay(await parts.emulator.send(http), response);
    return;
  }
  await passCall(parts, request, response);
}

async function passCall(
  parts: ProxyParts,
  request: AwsRequest,
  response: ServerResponse,
): Promise<void> {
  const caller = await parts.callers.identify(request);
  const entry = parts.journal.record(request, caller);

  const fault = parts.faults.take(request, caller);
  if (await isEndedBefore(fault, request, response)) return;
  const verdict = await parts.guard(request, caller);
  entry.keys = verdict.keys ?? [];
  if ('answer' in verdict) {
    write(response, verdict.answer);
    return;
  }
  const answer = await parts.emulator.send(verdict.forward);
  if (CHANGES.test(`${request.service}:${request.operation}`)) parts.forget();
  if (fault !== undefined && fault.mode !== 'slow') {
    await loseAnswer(fault, { request, answer }, response);
    return;
  }
  if (request.service === 'sts' && request.operation === 'AssumeRole') {
    await relayAssumeRole(parts, { request, caller, answer }, response);
    return;
  }
  await relayInspected(verdict, answer, response);
}

/** What may not be read is known only now, and is dropped. */
async function relayInspected(
  { inspect }: Decision,
  answer: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const inPlace = await inspect?.(answer);
  if (inPlace === undefined) {
    relay(answer, response);
    return;
  }
  answer.destroy();
  write(response, inPlace);
}

/** Writes a whole answer of the gate's own. */
export function write(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Whether the call was answered, or left without an answer, before it could have its effect. */
async function isEndedBefore(
  fault: FaultRule | undefined,
  request: AwsRequest,
  response: ServerResponse,
): Promise<boolean> {
  switch (fault?.mode) {
    case undefined:
    case 'fail-after':
    case 'hang-after':
      return false;
    case 'slow':
      await delay(fault.hangSeconds * 1000, undefined, { ref: false });
      return false;
    case 'hang':
      await hang(fault, response);
      return true;
    case 'throttle':
      write(response, awsErrorAnswer(request, throttled(request)));
      return true;
    case 'fail-before':
      write(response, awsErrorAnswer(request, internalError(request)));
      return true;
  }
}

type Answered = { readonly request: AwsRequest; readonly answer: IncomingMessage };

/** The call had its effect, and its caller does not learn of it. */
async function loseAnswer(
  fault: FaultRule,
  { request, answer }: Answered,
  response: ServerResponse,
): Promise<void> {
  await readBody(answer);
  if (fault.mode === 'hang-after') await hang(fault, response);
  else write(response, awsErrorAnswer(request, internalError(request)));
}

async function hang({ hangSeconds }: FaultRule, response: ServerResponse): Promise<void> {
  await delay(hangSeconds * 1000, undefined, { ref: false });
  response.destroy();
}

type Assumed = { request: AwsRequest; caller: Caller; answer: IncomingMessage };

/** The session must be known before its first call can come, so the answer is read before it is passed on. */
async function relayAssumeRole(
  { callers, denials }: ProxyParts,
  { request, caller, answer }: Assumed,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(answer);
  if (answer.statusCode === 200) callers.learn(request, caller, body.toString('utf8'));
  if (answer.statusCode === 403) denials.add(refusedRole(request, caller, body.toString('utf8')));
  response.writeHead(answer.statusCode ?? 502, answerHeaders(answer));
  response.end(body);
}

function relay(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode ?? 502, answerHeaders(answer));
  answer.on('error', () => response.destroy());
  answer.pipe(response);
}

function answerHeaders({ rawHeaders }: IncomingMessage): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (!/^(connection|keep-alive|transfer-encoding)$/i.test(name)) {
      kept.push(name, rawHeaders[at + 1] ?? '');
    }
  }
  return kept;
}
