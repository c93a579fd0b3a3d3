export type TrafficTarget = { readonly apiUrl: string; readonly token: string };
export type Body = Readonly<Record<string, unknown>>;
export type Answer = { readonly status: number; readonly body: Body };
export type Sent = { readonly body?: Body; readonly key?: string };

/** One request of a user; the answer says after how many seconds to ask again, or one. */
export async function callTarget(
  { apiUrl, token }: TrafficTarget,
  request: string,
  { body, key }: Sent = {},
) {
  const [method = 'GET', path = '/'] = request.split(' ');
  const answer = await fetch(`${apiUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: (text ? JSON.parse(text) : {}) as Body,
    retryAfterSeconds: Number(answer.headers.get('retry-after') ?? 1),
  };
}
