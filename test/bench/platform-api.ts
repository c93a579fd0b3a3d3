import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Credentials } from '../../local/operator.ts';

export type Call = {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type BenchTenant = {
  readonly id: string;
  readonly slug: string;
  readonly admin: Credentials;
};

const session = z.object({ token: z.object({ accessToken: z.string() }) });
const created = z.object({ id: z.string() });
const provisioned = z.object({
  state: z.string(),
  failure: z.object({ step: z.string(), reason: z.string() }).optional(),
  steps: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      startedAt: z.coerce.date().optional(),
      finishedAt: z.coerce.date().optional(),
    }),
  ),
});
export type Provisioned = z.infer<typeof provisioned>;

const SETTLED_WITHIN_MS = 120_000;

/** The deployed API, as an operator and as tenants' users call it. */
export class PlatformApi {
  readonly #url: string;
  readonly #operator: Credentials;
  #token = '';

  private constructor(url: string, operator: Credentials) {
    this.#url = url;
    this.#operator = operator;
  }

  static async signedIn(url: string, operator: Credentials): Promise<PlatformApi> {
    const api = new PlatformApi(url, operator);
    await api.signInAgain();
    return api;
  }

  /** The operator's token lives half an hour, less than a bench on a busy machine. */
  async signInAgain(): Promise<void> {
    this.#token = await this.signIn(this.#operator);
  }

  get url(): string {
    return this.#url;
  }

  get operator(): Credentials {
    return this.#operator;
  }

  get operatorToken(): string {
    return this.#token;
  }

  /** The access token; throws when the sign-in is refused or asks for more. */
  async signIn(person: Credentials, tenant?: string): Promise<string> {
    const body = { ...person, ...(tenant && { tenant }) };
    return (await this.call(session, 'POST /v1/sessions', { body })).token.accessToken;
  }

  /** One request, again while the machine is too busy; throws with the answer when it is refused or has another form. */
  async call<T>(schema: z.ZodType<T>, request: string, call: Call = {}): Promise<T> {
    let answer = await this.#send(request, call);
    for (let again = 0; again < 5 && answer.status === 503; again += 1) {
      await sleep(1_000);
      answer = await this.#send(request, call);
    }
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${request} answered ${answer.status}: ${text}`);
    return schema.parse(text ? JSON.parse(text) : undefined);
  }

  /** Of one request that may be refused. */
  async statusOf(request: string, call: Call): Promise<number> {
    const answer = await this.#send(request, call);
    await answer.text();
    return answer.status;
  }

  #send(request: string, { token, body, headers }: Call): Promise<Response> {
    const [method = 'GET', path = '/'] = request.split(' ');
    return fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** Asks for a tenant, which is not yet active when this answers. */
  async createTenant(
    wishes: {
      readonly isolation?: string;
      readonly region?: string;
      readonly plan?: string;
      readonly settings?: object;
    } = {},
  ): Promise<BenchTenant> {
    const slug = `bench-${randomBytes(6).toString('hex')}`;
    const password = `${randomBytes(12).toString('hex')}.aA1`;
    const admin = { email: `admin@${slug}.example`, password };
    const body = {
      name: slug,
      slug,
      adminEmail: admin.email,
      adminPassword: admin.password,
      ...wishes,
    };
    const { id } = await this.call(created, 'POST /v1/tenants', { token: this.#token, body });
    return { id, slug, admin };
  }

  readTenant(id: string): Promise<Provisioned> {
    return this.call(provisioned, `GET /v1/tenants/${id}`, { token: this.#token });
  }

  /** The tenant once no step of it is to come; throws when it fails or takes minutes. */
  async untilSettled(id: string): Promise<Provisioned> {
    const deadline = Date.now() + SETTLED_WITHIN_MS;
    for (;;) {
      const tenant = await this.readTenant(id);
      if (tenant.failure) throw new Error(`${id} failed: ${JSON.stringify(tenant.failure)}`);
      if (tenant.steps.every(({ status }) => status === 'done')) return tenant;
      if (Date.now() > deadline) throw new Error(`${id} is not done: ${JSON.stringify(tenant)}`);
      await sleep(200);
    }
  }
}
