import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { letTimePass } from './clocks.ts';
import { EventDeliveries } from './event-deliveries.ts';
import { checkoutPage, completeCheckout, portalPage } from './pages.ts';
import { parseParams, textIn } from './params.ts';
import { OPERATIONS } from './routes.ts';
import { keyReused, notFound, ownFault, StripeRefusal, unauthorized } from './stripe-error.ts';
import { newStripeId, StripeState, type Answered } from './stripe-state.ts';
import type { WebhookEndpoint } from './webhook-sender.ts';

const TICK_MS = 1_000;

export type StripeOptions = {
  /** A port, or one that is bound already; a free one where none is stated. */
  readonly at?: number | Server;
  /** Time passes by itself, each customer has a clock of its own, and events that are not taken are sent again. */
  readonly isRunning?: boolean;
  /** Told by the readiness address, so that it is known which stand-in it is. */
  readonly nonce?: string | undefined;
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
  /** As it was sent: path and query, and the form of a body. */
  readonly request: { readonly method: string; readonly target: string; readonly form: string };
};

/** A stand-in for Stripe that remembers what it is told: as much of it as Freehold calls. */
export class StripeServer {
  readonly state: StripeState;
  /** While it is true no request is answered: what an outage looks like. */
  isDown = false;
  readonly #options: StripeOptions;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #deliveries: EventDeliveries;
  #ticking: NodeJS.Timeout | undefined;

  constructor(options: StripeOptions = {}) {
    this.#options = options;
    this.state = new StripeState(options.now ?? (() => new Date()), options.isRunning);
    this.#deliveries = new EventDeliveries(this.state, options.endpoint);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      const { at = 0 } = this.#options;
      if (typeof at === 'number') this.#server.listen(at, '127.0.0.1', resolve);
      else this.#server.listen(at, resolve);
    });
    this.#deliveries.skip();
    if (this.#options.isRunning) this.#ticking = setInterval(() => void this.#tick(), TICK_MS);
    return this;
  }

  async #tick() {
    letTimePass(this.state);
    await this.#deliveries.deliverAgain();
    await this.#deliveries.deliverNew();
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop() {
    clearInterval(this.#ticking);
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
    if (url.pathname.startsWith('/_stand-in/')) this.#serveOwn(response, { url, body });
    else if (url.pathname.startsWith('/pages/')) {
      this.#servePage(response, { method: request.method ?? 'GET', path: url.pathname, body });
    } else {
      this.#serveApi(request, response, { url, body });
    }
    await this.#deliveries.deliverNew();
  }

  #serveApi(request: IncomingMessage, response: ServerResponse, { url, body }: ApiRequest) {
    const method = request.method ?? 'GET';
    const form = method === 'GET' ? url.search.slice(1) : body;
    const { status, answer, operation, isReplayed } = this.#answer({
      ...{ method, path: url.pathname, form },
      isAuthorized: /^Bearer (sk|rk)_test_\w+$/.test(request.headers.authorization ?? ''),
      key: headerIn(request, 'idempotency-key'),
    });
    const sent = { method, target: `${url.pathname}${url.search}`, form: body };
    this.#options.onAnswer?.({
      ...{ operation, status, params: parseParams(form), body: answer, request: sent },
    });
    response.writeHead(status, {
      'content-type': 'application/json',
      'request-id': newStripeId('req'),
      ...(isReplayed && { 'idempotent-replayed': 'true' }),
      ...(status === 400 && { 'stripe-should-retry': 'false' }),
    });
    response.end(JSON.stringify(answer));
  }

  #answer(asked: Asked): Answered {
    const { method, path, form, key, isAuthorized } = asked;
    const operation = operationOf(method, path);
    const named = operation?.name ?? `${method} ${path}`;
    try {
      if (!isAuthorized) throw unauthorized();
      if (!operation) throw notFound('route', path);
      if (key === undefined) return this.#run(operation, form);
      const digest = createHash('sha256').update(`${method} ${path} ${form}`).digest('hex');
      return this.#onceFor(key, digest, () => this.#run(operation, form));
    } catch (error) {
      const refusal = error instanceof StripeRefusal ? error : ownFault(error);
      return { operation: named, status: refusal.status, answer: refusal.body, isReplayed: false };
    }
  }

  /** What a key was used for is answered again. */
  #onceFor(key: string, digest: string, run: () => Answered): Answered {
    const before = this.state.answered.get(key);
    if (before && before.digest !== digest) throw keyReused(key);
    if (before) return { ...before.answered, isReplayed: true };
    const answered = run();
    this.state.answered.set(key, { digest, answered });
    return answered;
  }

  #run({ name, id, innerId }: FoundOperation, form: string): Answered {
    const run = OPERATIONS[name];
    if (!run) throw notFound('route', name);
    const answer = run(this.state, { id, innerId, params: parseParams(form), origin: this.origin });
    return { operation: name, status: 200, answer: shown(answer), isReplayed: false };
  }

  #servePage(response: ServerResponse, { method, path, body }: PageRequest) {
    const [, , kind, id = ''] = path.split('/');
    if (method === 'POST') {
      const card = textIn(parseParams(body), 'card') ?? 'pm_card_visa';
      response.writeHead(303, { location: completeCheckout(this.state, id, card) }).end();
      return;
    }
    const html = kind === 'portal' ? portalPage(this.state, id) : checkoutPage(this.state, id);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  }

  /** Of who started it: which one it is, and where events go from now on. */
  #serveOwn(response: ServerResponse, { url, body }: ApiRequest) {
    if (url.pathname === '/_stand-in/endpoint') {
      this.#deliveries.endpoint = JSON.parse(body) as WebhookEndpoint;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ nonce: this.#options.nonce }));
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
type FoundOperation = { readonly name: string; readonly id: string; readonly innerId: string };

/** A path as it stands comes before one with an id in its place. */
function operationOf(method: string, path: string): FoundOperation | undefined {
  const exact = `${method} ${path}`;
  if (Object.hasOwn(OPERATIONS, exact)) return { name: exact, id: '', innerId: '' };
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
  const steps = (found.split(' ')[1] ?? '').split('/');
  const idAt = (at: number) => (at < 0 ? '' : decodeURIComponent(parts[at] ?? ''));
  const [id, innerId] = [steps.indexOf('{id}'), steps.lastIndexOf('{id}')].map(idAt);
  return { name: found, id: id ?? '', innerId: innerId ?? '' };
}

const OWN = ['fails', 'ahead'];

/** As it is at that moment, without what only the stand-in knows, and without tiers: nobody asks for them by `expand`. */
const shown = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (name, value: unknown) =>
      OWN.includes(name) || (name === 'tiers' && value !== null) ? undefined : value,
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
