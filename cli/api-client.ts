import { z } from 'zod';
import { CommandFailure } from './command-failure.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

export type ApiRequest<Schema extends z.ZodType> = {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What a good answer looks like. */
  readonly answer: Schema;
};

export type ApiAnswer<Body> = { readonly body: Body; readonly headers: Headers };

const problemDocument = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  message: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});

/** Sends a request to the platform's API; fails with the API's own words and an exit status by kind. */
export async function sendRequest<Schema extends z.ZodType>(
  apiUrl: string,
  request: ApiRequest<Schema>,
): Promise<ApiAnswer<z.output<Schema>>> {
  const response = await fetchOrFail(urlOf(apiUrl, request), {
    method: request.method ?? 'GET',
    headers: { 'content-type': 'application/json', ...request.headers },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  const text = await response.text();
  const body = parseJson(text);
  if (!response.ok) throw failureOf(response, body);
  return { body: request.answer.parse(body), headers: response.headers };
}

function urlOf(
  apiUrl: string,
  { path, query = {} }: Pick<ApiRequest<z.ZodType>, 'path' | 'query'>,
) {
  const url = new URL(`${apiUrl.replace(/\/$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

async function fetchOrFail(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
  } catch (cause) {
    throw new CommandFailure(`The platform at ${url.origin} does not answer.`, {
      exitCode: EXIT.unreachable,
      hint: 'Is it running? `freehold doctor` looks.',
      cause,
    });
  }
}

function failureOf({ status, headers }: Response, body: unknown): CommandFailure {
  const parsed = problemDocument.safeParse(body);
  const problem = parsed.success ? parsed.data : {};
  const { title, message, detail, errors = [] } = problem;
  const requestId = headers.get('x-request-id');
  return new CommandFailure(title ?? message ?? `The platform answered ${status}.`, {
    exitCode: exitCodeOf(status),
    details: [
      ...(detail ? [detail] : []),
      ...errors.map((fault) => `${fault.pointer}: ${fault.detail}`),
      ...(status >= 500 && requestId ? [`request ${requestId}`] : []),
    ],
    problem: body,
  });
}

const EXIT_BY_STATUS: Readonly<Record<number, ExitCode>> = {
  400: EXIT.invalid,
  401: EXIT.unauthorized,
  403: EXIT.unauthorized,
  404: EXIT.notFound,
  409: EXIT.conflict,
  412: EXIT.conflict,
  422: EXIT.invalid,
  428: EXIT.invalid,
};
const exitCodeOf = (status: number): ExitCode => EXIT_BY_STATUS[status] ?? EXIT.failed;

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
