import { randomBytes } from 'node:crypto';
import { callAt, callForAt, type Answer, type Call } from './call-at.ts';
import { eventually } from './eventually.ts';
import { localCloud } from './local-cloud.ts';

export type { Answer, Call };

/** One request to the deployed API: `call('GET /v1/me', { token })`. */
export const call = (request: string, options?: Call): Promise<Answer> =>
  callAt(localCloud().apiUrl, request, options);

/** The parsed body of a call that must succeed; throws with the whole answer when it does not. */
export const callFor = <T>(request: string, options?: Call): Promise<T> =>
  callForAt<T>(localCloud().apiUrl, request, options);

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
