import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Credentials } from './operator.ts';

const session = z.object({ token: z.object({ accessToken: z.string() }) });
const tenant = z.object({
  id: z.string(),
  status: z.string(),
  failure: z.object({ step: z.string(), reason: z.string() }).nullish(),
});

export type Demo = Credentials & { readonly slug: string };
export type Api = { readonly url: string; readonly operator: Credentials };

const ACTIVE_WITHIN_SECONDS = 60;

/** The demonstration tenant, made as any other: by the API, as the operator. */
export async function seedDemo({ url, operator }: Api, demo: Demo): Promise<void> {
  const { token } = await call(session, `${url}/v1/sessions`, { body: operator });
  const authorization = `Bearer ${token.accessToken}`;
  const list = z.object({ items: z.array(z.object({ slug: z.string() })) });
  const { items } = await call(list, `${url}/v1/tenants?q=${demo.slug}`, { authorization });
  if (items.some(({ slug }) => slug === demo.slug)) return;

  const { id } = await call(tenant, `${url}/v1/tenants`, {
    authorization,
    body: {
      name: 'Demonstration',
      slug: demo.slug,
      adminEmail: demo.email,
      adminPassword: demo.password,
    },
  });
  await untilActive(`${url}/v1/tenants/${id}`, authorization);
}

async function untilActive(url: string, authorization: string): Promise<void> {
  const deadline = Date.now() + ACTIVE_WITHIN_SECONDS * 1000;
  for (;;) {
    const { status, failure } = await call(tenant, url, { authorization });
    if (status === 'active') return;
    if (failure)
      throw new Error(`The demonstration tenant failed at ${failure.step}: ${failure.reason}`);
    if (Date.now() > deadline) throw new Error(`The demonstration tenant is still ${status}`);
    await sleep(200);
  }
}

type Request = { readonly authorization?: string; readonly body?: object };

async function call<T>(schema: z.ZodType<T>, url: string, request: Request): Promise<T> {
  const { authorization, body } = request;
  const answer = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return schema.parse(JSON.parse(text));
}
