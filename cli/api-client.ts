import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { retryAfterSeconds } from '../adapters/undici/retry-after.ts';
import { CommandFailure } from './command-failure.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

export type ApiRequest<Schema extends z.ZodType> = {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What a good answer looks like. */
  readonly answer: Schema;
};

const problemDocument = z.looseObject({
  title: z.string().optional(),
  message: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

const TIMEOUT_SECONDS = 30;

/** Sends a request to the platform's API; fails with the API's own words and an exit status by kind. */
export async function sendRequest<Schema extends z.ZodType>(
  request: ApiRequest<Schema>,
  interrupted: AbortSignal,
): Promise<z.output<Schema>> {
  const answer = await sendWithRetries(request, interrupted);
  const body = parseJson(answer.text);
  if (!answer.ok) throw failureOf(answer, body);

  const parsed = request.answer.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new CommandFailure(`${request.url.origin} answered what this freehold does not know.`, {
    details: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    hint: 'Is that the address of a platform, and of the same version as your checkout?',
    problem: body,
    mayBeDone: true,
    cause: parsed.error,
  });
}

type Answer = Pick<Response, 'ok' | 'status' | 'headers'> & { readonly text: string };

const ATTEMPTS = 3;
const LONGEST_PAUSE_SECONDS = 5;

/** Repeats a request that the platform asks to retry, if it may be done twice. */
async function sendWithRetries(
  request: ApiRequest<z.ZodType>,
  interrupted: AbortSignal,
): Promise<Answer> {
  const isRepeatable = request.method === 'GET' || request.headers?.['idempotency-key'];
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetchOrFail(request, interrupted);
    const asksToRetry = answer.status === 429 || answer.status === 503;
    if (!asksToRetry || !isRepeatable || attempt === ATTEMPTS) return answer;
    const seconds = secondsToWait(answer) ?? 1;
    await sleep(Math.min(seconds, LONGEST_PAUSE_SECONDS) * 1_000, undefined, {
      signal: interrupted,
    });
  }
}

const secondsToWait = ({ headers }: Answer) =>
  retryAfterSeconds(headers.get('retry-after') ?? undefined, new Date());

async function fetchOrFail(
  { method, url, headers, body }: ApiRequest<z.ZodType>,
  interrupted: AbortSignal,
): Promise<Answer> {
  const timeout = AbortSignal.timeout(TIMEOUT_SECONDS * 1_000);
  try {
    const response = await fetch(url, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.any([timeout, interrupted]),
    });
    const { ok, status, headers: answered } = response;
    return { ok, status, headers: answered, text: await response.text() };
  } catch (cause) {
    if (interrupted.aborted) throw cause;
    const within = timeout.aborted ? ` within ${TIMEOUT_SECONDS} seconds` : '';
    throw new CommandFailure(`The platform at ${url.origin} does not answer${within}.`, {
      exitCode: EXIT.unreachable,
      hint: 'Is it running? `freehold doctor` looks.',
      mayBeDone: true,
      cause,
    });
  }
}

function failureOf(answer: Answer, body: unknown): CommandFailure {
  const { status, headers } = answer;
  const parsed = problemDocument.safeParse(body);
  const problem = parsed.success ? parsed.data : {};
  const { title, message, detail, errors = [] } = problem;
  const requestId = headers.get('x-request-id');
  const retryAfter = secondsToWait(answer);
  return new CommandFailure(sentenceOf(title ?? message ?? `The platform answered ${status}`), {
    exitCode: EXIT_BY_STATUS[status] ?? EXIT.failed,
    details: [
      ...(detail ? [detail] : []),
      ...errors.map((fault) => `${fault.pointer.replace(/^[/?]/, '')}: ${fault.detail}`),
      ...(status >= 500 && requestId ? [`Request ${requestId} is in the platform’s log.`] : []),
    ],
    ...(retryAfter !== undefined && { hint: `Try again in ${Math.ceil(retryAfter)} s.` }),
    problem: body,
    isTokenRefused: status === 401,
    // A gateway that waited in vain (502, 504) or a function that fell over may have done it first.
    mayBeDone: status >= 500,
  });
}

const EXIT_BY_STATUS: Readonly<Record<number, ExitCode>> = {
  400: EXIT.invalid,
  401: EXIT.unauthorized,
  403: EXIT.unauthorized,
  404: EXIT.notFound,
  409: EXIT.conflict,
  412: EXIT.conflict,
  413: EXIT.invalid,
  422: EXIT.invalid,
  428: EXIT.invalid,
};

const sentenceOf = (title: string) => (/[.!?]$/.test(title) ? title : `${title}.`);

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
