import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Credentials } from './operator.ts';

const session = z.object({ token: z.object({ accessToken: z.string() }) });
const tenant = z.object({
  id: z.string(),
  slug: z.string(),
  state: z.string(),
  failure: z.object({ step: z.string(), reason: z.string() }).optional(),
});
const tenantPage = z.object({ items: z.array(tenant) });

export type Demo = Credentials & { readonly slug: string };
export type Api = { readonly url: string; readonly operator: Credentials };

const ACTIVE_WITHIN_SECONDS = 60;

/**
 * The demonstration tenant, made as any other: by the API, as the operator. One whose provisioning
 * failed at an earlier start goes on; throws when it does not become active.
 */
export async function seedDemo({ url, operator }: Api, demo: Demo): Promise<void> {
  const authorization = `Bearer ${await signIn(url, operator)}`;
  const found = await find(demo.slug, { url, authorization });
  if (found?.state === 'active') return;
  if (found?.failure) {
    await call(tenant, `${url}/v1/tenants/${found.id}/retry`, { authorization, body: {} });
  }
  const { id } = found ?? (await create(demo, { url, authorization }));
  await untilActive(`${url}/v1/tenants/${id}`, authorization);
}

/** The access token of an operator, or of a tenant's user where one is named. */
export async function signIn(
  url: string,
  body: Credentials & { readonly tenant?: string },
): Promise<string> {
  const { token } = await call(session, `${url}/v1/sessions`, { body });
  return token.accessToken;
}

type AsOperator = { readonly url: string; readonly authorization: string };

async function find(slug: string, { url, authorization }: AsOperator) {
  const { items } = await call(tenantPage, `${url}/v1/tenants?q=${slug}`, { authorization });
  return items.find((item) => item.slug === slug && item.state !== 'terminated');
}

function create(demo: Demo, { url, authorization }: AsOperator) {
  const body = {
    name: 'Demonstration',
    slug: demo.slug,
    adminEmail: demo.email,
    adminPassword: demo.password,
  };
  return call(tenant, `${url}/v1/tenants`, { authorization, body });
}

async function untilActive(url: string, authorization: string): Promise<void> {
  const deadline = Date.now() + ACTIVE_WITHIN_SECONDS * 1000;
  for (;;) {
    const { state, failure } = await call(tenant, url, { authorization });
    if (state === 'active') return;
    if (failure) {
      throw new Error(`The demonstration tenant failed at ${failure.step}: ${failure.reason}`);
    }
    if (Date.now() > deadline) throw new Error(`The demonstration tenant is still ${state}.`);
    await sleep(200);
  }
}

type Request = { readonly authorization?: string; readonly body?: object };

/** A POST with a body, a GET without; throws with the answer when it refuses. */
async function call<T>(
  schema: z.ZodType<T>,
  url: string,
  { authorization, body }: Request,
): Promise<T> {
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return schema.parse(JSON.parse(text));
}
