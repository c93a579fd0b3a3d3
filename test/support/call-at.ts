import { setTimeout as sleep } from 'node:timers/promises';

export type Call = {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or nothing for an answer without a body. */
  readonly body: unknown;
};

/** One request to the API at that address: `callAt(apiUrl, 'GET /v1/me', { token })`. */
export async function callAt(
  apiUrl: string,
  request: string,
  { token, body, headers }: Call = {},
): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const answer = await fetch(`${apiUrl}${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text ? JSON.parse(text) : undefined,
  };
}

const BUSY_TRIES = 10;

/**
 * The parsed body of a call that must succeed; throws with the whole answer when it does not. A platform that
 * is busy is asked again when it says, as any client would: a loaded machine keeps functions waiting.
 */
export async function callForAt<T>(apiUrl: string, request: string, options?: Call): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const { status, headers, body } = await callAt(apiUrl, request, options);
    if (status < 400) return body as T;
    if (status !== 503 || tries === BUSY_TRIES) {
      throw new Error(`${request} answered ${status}: ${JSON.stringify(body)}`);
    }
    await sleep(Number(headers.get('retry-after') ?? 1) * 1_000);
  }
}
