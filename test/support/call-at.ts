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

/** The parsed body of a call that must succeed; throws with the whole answer when it does not. */
export async function callForAt<T>(apiUrl: string, request: string, options?: Call): Promise<T> {
  const { status, body } = await callAt(apiUrl, request, options);
  if (status >= 400) throw new Error(`${request} answered ${status}: ${JSON.stringify(body)}`);
  return body as T;
}
