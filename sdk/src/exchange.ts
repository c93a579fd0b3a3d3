import createOpenApiClient from 'openapi-fetch';
import { NoAnswerError, ProblemError, UnexpectedAnswerError } from './errors.ts';
import { OPERATIONS } from './generated/operations.ts';
import type { OperationId } from './operation-types.ts';
import { sleep } from './sleep.ts';

export type Reach = {
  /** Where the platform is, without `/v1`. */
  readonly apiUrl: string;
  /** In place of the environment's own. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Ends each call that is under way, and all that follow. */
  readonly signal?: AbortSignal;
  /** For one try of a call; 30 unless told otherwise. */
  readonly timeoutSeconds?: number;
  readonly retries?: Retries;
};

/** How often a request is tried that may be done twice, and that the platform asks to send again. */
export type Retries = {
  /** 3 unless told otherwise; 1 is never to try again. */
  readonly attempts?: number;
  /** Where the platform asks for more, the call fails at once; 20 unless told otherwise. */
  readonly longestPauseSeconds?: number;
};

export type AnyRequest = {
  readonly params?: object | undefined;
  readonly query?: object | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
};

export type AnyAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
};

/** Sends one request and gives its good answer; fails with a FreeholdError, or as the caller's signal says. */
export type Exchange = (id: OperationId, request: AnyRequest) => Promise<AnyAnswer>;

export function exchangeOver(reach: Reach): Exchange {
  const { attempts = 3, longestPauseSeconds = 20 } = reach.retries ?? {};
  const tryOnce = tryOver(reach);
  return async (id, request) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await tryOnce(id, request);
      } catch (error) {
        const pause = attempt < attempts ? pauseAfter(error, id, request) : undefined;
        if (pause === undefined || pause > longestPauseSeconds) throw error;
        await sleep(pause, signalsOf(reach, request));
      }
    }
  };
}

/** Where the request was refused for now, and may be done twice. */
function pauseAfter(error: unknown, id: OperationId, { headers }: AnyRequest): number | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const asksToRetry = error.status === 429 || error.status === 503;
  const isRepeatable = OPERATIONS[id].route.startsWith('GET ') || headers?.['idempotency-key'];
  return asksToRetry && isRepeatable ? (error.retryAfterSeconds ?? 1) : undefined;
}

function tryOver(reach: Reach): Exchange {
  const { apiUrl, fetch, timeoutSeconds = 30 } = reach;
  // A redirect to another host would take the credential along.
  const http = createOpenApiClient<AnyPaths>({
    baseUrl: apiUrl,
    redirect: 'error',
    ...(fetch && { fetch }),
  });
  return async (id, { params: path, query, headers, body, ...request }) => {
    const [method, route] = OPERATIONS[id].route.split(' ') as ['get', string];
    const timeout = AbortSignal.timeout(timeoutSeconds * 1_000);
    const interruptions = signalsOf(reach, request);
    try {
      const { response, data, error } = await http.request(method, route, {
        params: { ...(path && { path }), ...(query && { query }) } as AnyParameters,
        ...(headers && { headers }),
        ...(body !== undefined && { body }),
        parseAs: 'text',
        signal: AbortSignal.any([timeout, ...interruptions]),
      });
      if (!response.ok) throw new ProblemError(response, error);
      return { status: response.status, headers: response.headers, body: read(response, data) };
    } catch (error) {
      const isAnswered = error instanceof ProblemError || error instanceof UnexpectedAnswerError;
      if (isAnswered || interruptions.some(({ aborted }) => aborted)) throw error;
      throw new NoAnswerError(apiUrl, { isTimeout: timeout.aborted, cause: error });
    }
  };
}

const signalsOf = (...sources: readonly { readonly signal?: AbortSignal | undefined }[]) =>
  sources.flatMap(({ signal }) => signal ?? []);

function read(response: Response, text: string | undefined): unknown {
  if (!text) return undefined;
  if (!response.headers.get('content-type')?.includes('json')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnexpectedAnswerError(response.url, { status: response.status, text });
  }
}

type AnyParameters = {
  query?: Record<string, unknown>;
  path?: Record<string, string>;
};

/** What each operation takes and answers is known by its name, not by its path. */
type AnyPaths = Record<
  string,
  Record<
    'get',
    {
      parameters: AnyParameters;
      requestBody?: { content: { 'application/json': unknown } };
      responses: { 200: { content: { 'text/plain': string } } };
    }
  >
>;
