import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkoutPage, completeCheckout, portalPage } from './pages.ts';
import { parseParams } from './params.ts';
import { OPERATIONS } from './routes.ts';
import { keyReused, notFound, ownFault, StripeRefusal, unauthorized } from './stripe-error.ts';
import { newStripeId, StripeState, type StripeObject } from './stripe-state.ts';
import { deliver, type WebhookEndpoint } from './webhook-sender.ts';

export type StripeOptions = {
  /** A free one where none is stated. */
  readonly port?: number;
  readonly now?: () => Date;
  /** Where each event is delivered, as it happens. */
  readonly endpoint?: WebhookEndpoint;
  /** Sees each answer, as Stripe's OpenAPI document names its operation. */
  readonly onAnswer?: (answer: StripeAnswer) => void;
};

export type StripeAnswer = {
  readonly operation: string;
  readonly status: number;
  readonly params: unknown;
  readonly body: unknown;
};

/** A stand-in for Stripe that remembers what it is told: as much of it as Freehold calls. */
export class StripeServer {
  readonly state: StripeState;
  /** While it is true no request is answered: what an outage looks like. */
  isDown = false;
  readonly #options: StripeOptions;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #answered = new Map<string, Remembered>();
  #delivered = 0;

  constructor(options: StripeOptions = {}) {
    this.#options = options;
    this.state = new StripeState(options.now ?? (() => new Date()));
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port ?? 0, '127.0.0.1', resolve);
    });
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse) {
    const body = await textOf(request);
    if (this.isDown) {
      request.socket.destroy();
      return;
    }
    const url = new URL(request.url ?? '/', this.origin);
    if (url.pathname.startsWith('/pages/')) {
      this.#servePage(response, { method: request.method ?? 'GET', path: url.pathname, body });
    } else {
      this.#serveApi(request, response, { url, body });
    }
    await this.#deliverNew();
  }

  #serveApi(request: IncomingMessage, response: ServerResponse, { url, body }: ApiRequest) {
    const method = request.method ?? 'GET';
    const form = method === 'GET' ? url.search.slice(1) : body;
    const { status, answer, operation, isReplayed } = this.#answer({
      ...{ method, path: url.pathname, form },
      isAuthorized: /^Bearer (sk|rk)_test_\w+$/.test(request.headers.authorization ?? ''),
      key: headerIn(request, 'idempotency-key'),
    });
    this.#options.onAnswer?.({ operation, status, params: parseParams(form), body: answer });
    response.writeHead(status, {
      'content-type': 'application/json',
      'request-id': newStripeId('req'),
      ...(isReplayed && { 'idempotent-replayed': 'true' }),
      ...(status === 400 && { 'stripe-should-retry': 'false' }),
    });
    response.end(JSON.stringify(answer));
  }

  /** What a key was used for is answered again, a refusal of what was asked included. */
  #answer(asked: Asked): Answered {
    const { method, path, form, key, isAuthorized } = asked;
    const operation = operationOf(method, path);
    const named = operation?.name ?? `${method} ${path}`;
    try {
      if (!isAuthorized) throw unauthorized();
      if (!operation) throw notFound('route', path);
      const digest = createHash('sha256').update(`${method} ${path} ${form}`).digest('hex');
      const before = key === undefined ? undefined : this.#answered.get(key);
      if (before && before.digest !== digest) throw keyReused(key ?? '');
      if (before) return { ...before.answered, isReplayed: true };

      const answered = this.#run(operation, form);
      if (key !== undefined) this.#answered.set(key, { digest, answered });
      return answered;
    } catch (error) {
      const refusal = error instanceof StripeRefusal ? error : ownFault(error);
      return { operation: named, status: refusal.status, answer: refusal.body, isReplayed: false };
    }
  }

  #run({ name, id }: FoundOperation, form: string): Answered {
    const run = OPERATIONS[name];
    if (!run) throw notFound('route', name);
    const answer = run(this.state, { id, params: parseParams(form), origin: this.origin });
    return { operation: name, status: 200, answer: shown(answer), isReplayed: false };
  }

  #servePage(response: ServerResponse, { method, path, body }: PageRequest) {
    const [, , kind, id = ''] = path.split('/');
    if (method === 'POST') {
      const card = String(parseParams(body).card ?? 'pm_card_visa');
      response.writeHead(303, { location: completeCheckout(this.state, id, card) }).end();
      return;
    }
    const html = kind === 'portal' ? portalPage(this.state, id) : checkoutPage(this.state, id);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  }

  async #deliverNew() {
    const events = this.state.events.all();
    const fresh = events.slice(this.#delivered);
    this.#delivered = events.length;
    const { endpoint } = this.#options;
    if (!endpoint) return;
    // Who does not listen is told nothing more: a test that needs an event sent again sends it.
    for (const event of fresh) await deliver(endpoint, event).catch(() => 0);
  }
}

type ApiRequest = { readonly url: URL; readonly body: string };
type PageRequest = { readonly method: string; readonly path: string; readonly body: string };
type Asked = {
  readonly method: string;
  readonly path: string;
  readonly form: string;
  readonly key: string | undefined;
  readonly isAuthorized: boolean;
};
type Answered = {
  readonly operation: string;
  readonly status: number;
  readonly answer: unknown;
  readonly isReplayed: boolean;
};
type Remembered = { readonly digest: string; readonly answered: Answered };
type FoundOperation = { readonly name: string; readonly id: string };

/** A path as it stands comes before one with an id in its place. */
function operationOf(method: string, path: string): FoundOperation | undefined {
  const exact = `${method} ${path}`;
  if (Object.hasOwn(OPERATIONS, exact)) return { name: exact, id: '' };
  const parts = path.split('/');
  const found = Object.keys(OPERATIONS).find((name) => {
    const [verb, pattern = ''] = name.split(' ');
    const steps = pattern.split('/');
    return (
      verb === method &&
      steps.length === parts.length &&
      steps.every((step, at) => step === '{id}' || step === parts[at])
    );
  });
  if (found === undefined) return undefined;
  const at = (found.split(' ')[1] ?? '').split('/').indexOf('{id}');
  return { name: found, id: decodeURIComponent(parts[at] ?? '') };
}

/** As it is at that moment, without what only the stand-in knows, and without tiers: nobody asks for them by `expand`. */
const shown = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (name, value: StripeObject) =>
      name === 'fails' || (name === 'tiers' && value !== null) ? undefined : value,
    ),
  );

const headerIn = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
