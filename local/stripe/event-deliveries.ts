import type { StripeObject, StripeState } from './stripe-state.ts';
import { deliver, type WebhookEndpoint } from './webhook-sender.ts';

const ATTEMPTS = 20;

type Undelivered = { readonly event: StripeObject; readonly attempts: number };

/** Delivers each event as it happens; one that is not taken is delivered again when time passes, as Stripe does it. */
export class EventDeliveries {
  endpoint: WebhookEndpoint | undefined;
  readonly #state: StripeState;
  #delivered = 0;
  #undelivered: Undelivered[] = [];

  constructor(state: StripeState, endpoint?: WebhookEndpoint) {
    this.#state = state;
    this.endpoint = endpoint;
  }

  /** What was told before this process is not told again. */
  skip() {
    this.#delivered = this.#state.events.all().length;
  }

  async deliverNew() {
    const events = this.#state.events.all();
    const fresh = events.slice(this.#delivered);
    this.#delivered = events.length;
    for (const event of fresh) await this.#deliver({ event, attempts: 1 });
  }

  async deliverAgain() {
    const again = this.#undelivered;
    this.#undelivered = [];
    for (const { event, attempts } of again) await this.#deliver({ event, attempts: attempts + 1 });
  }

  async #deliver({ event, attempts }: Undelivered) {
    if (!this.endpoint) return;
    const status = await deliver(this.endpoint, event).catch(() => 0);
    const isTaken = status >= 200 && status < 300;
    if (!isTaken && attempts < ATTEMPTS) this.#undelivered.push({ event, attempts });
  }
}
