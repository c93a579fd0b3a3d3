import { randomBytes } from 'node:crypto';
import { eventually } from './eventually.ts';
import { localCloud } from './local-cloud.ts';

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

/** One request to the deployed API: `call('GET /v1/me', { token })`. */
export async function call(request: string, { token, body, headers }: Call = {}): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const answer = await fetch(`${localCloud().apiUrl}${path}`, {
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
export async function callFor<T>(request: string, options?: Call): Promise<T> {
  const { status, body } = await call(request, options);
  if (status >= 400) throw new Error(`${request} answered ${status}: ${JSON.stringify(body)}`);
  return body as T;
}

export type Person = { readonly email: string; readonly password: string };

/** Signs in to the tenant, or as an operator when there is none; gives the access token. */
export async function signIn(person: Person, tenant?: string): Promise<string> {
  const body = { email: person.email, password: person.password, ...(tenant && { tenant }) };
  const session = await callFor<{ token: { accessToken: string } }>('POST /v1/sessions', { body });
  return session.token.accessToken;
}

let operatorsToken: Promise<string> | undefined;

/** The seeded operator's access token, asked for once a test file. */
export function operatorToken(): Promise<string> {
  operatorsToken ??= signIn(localCloud().operator);
  return operatorsToken;
}

export type TestTenant = { readonly id: string; readonly slug: string; readonly admin: Person };

/** A tenant of its own for a test, active, whose admin may sign in at once. */
export async function createTenant(
  wishes: Readonly<Record<string, unknown>> = {},
): Promise<TestTenant> {
  const slug = `test-${randomBytes(6).toString('hex')}`;
  const admin = {
    email: `admin@${slug}.example`,
    password: `${randomBytes(12).toString('hex')}.aA1`,
  };
  const token = await operatorToken();
  const { id } = await callFor<{ id: string }>('POST /v1/tenants', {
    token,
    body: {
      name: `Test ${slug}`,
      slug,
      adminEmail: admin.email,
      adminPassword: admin.password,
      ...wishes,
    },
  });
  await untilActive(id, token);
  return { id, slug, admin };
}

async function untilActive(id: string, token: string): Promise<void> {
  const tenant = await eventually(
    async () => {
      const found = await callFor<{ state: string; failure?: unknown }>(`GET /v1/tenants/${id}`, {
        token,
      });
      if (found.state !== 'active' && !found.failure) throw new Error(`still ${found.state}`);
      return found;
    },
    { seconds: 300 },
  );
  if (tenant.failure) throw new Error(`The tenant failed: ${JSON.stringify(tenant.failure)}`);
}
