import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { mostWithin } from '../support/rate-limits/simulation.ts';
import { CATEGORIES, categoryOf } from './cognito-categories.ts';

/** What a call takes; the order in which they come is what counts here. */
const ANSWER_MS = 150;
const SECOND_MS = 1_000;

const ANSWERS: Readonly<Record<string, (count: number) => object>> = {
  CreateUserPool: (count) => ({
    UserPool: {
      Id: `eu-central-1_sim${count}`,
      Arn: `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_sim${count}`,
    },
  }),
  CreateUserPoolClient: (count) => ({ UserPoolClient: { ClientId: `client${count}` } }),
  AdminCreateUser: (count) => ({
    User: { Username: 'ada', Attributes: [{ Name: 'sub', Value: `sub-${count}` }] },
  }),
};

/** An account's Cognito by HTTP, whose quotas throttle; with the SDK's own repetitions before it. */
export class SimulatedCognito {
  readonly #server: Server;
  readonly #asked = new Map<string, number[]>();
  readonly #admitted = new Map<string, number[]>();
  #count = 0;
  throttled = 0;

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** The most within any second that were asked for, and that were admitted. */
  most(category: string): { readonly asked: number; readonly admitted: number } {
    const most = (times: ReadonlyMap<string, number[]>) =>
      mostWithin(times.get(category) ?? [], SECOND_MS);
    return { asked: most(this.#asked), admitted: most(this.#admitted) };
  }

  /** What was asked for before is no part of what is measured. */
  forget(): void {
    this.#asked.clear();
    this.#admitted.clear();
    this.throttled = 0;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    const [, operation] = String(request.headers['x-amz-target'] ?? '').split('.');
    if (operation === undefined) return void response.end('{"keys":[]}');

    const isAdmitted = this.#admit(categoryOf(`cognito-idp:${operation}`));
    await sleep(isAdmitted ? ANSWER_MS : 5);
    this.#count += 1;
    response.writeHead(isAdmitted ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    const answer = ANSWERS[operation]?.(this.#count) ?? {};
    response.end(JSON.stringify(isAdmitted ? answer : { __type: 'TooManyRequestsException' }));
  }

  #admit(category: string): boolean {
    const now = Date.now();
    const { perSecond = 0 } = CATEGORIES[category] ?? {};
    push(this.#asked, category, now);
    const admitted = this.#admitted.get(category) ?? [];
    const isAdmitted = admitted.filter((time) => now - time < SECOND_MS).length < perSecond;
    if (isAdmitted) push(this.#admitted, category, now);
    else this.throttled += 1;
    return isAdmitted;
  }
}

function push(times: Map<string, number[]>, category: string, time: number): void {
  const known = times.get(category);
  if (known) known.push(time);
  else times.set(category, [time]);
}
