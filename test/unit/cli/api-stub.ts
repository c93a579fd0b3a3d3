import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
};

export type StubAnswer = {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the connection instead of answering. */
  readonly drops?: boolean;
  /** In place of a body: what is no JSON. */
  readonly text?: string;
  /** Ends the connection in the middle of the body. */
  readonly cut?: boolean;
};

type Answering = StubAnswer | ((request: SeenRequest) => StubAnswer | Promise<StubAnswer>);

/** An HTTP server of the test's making in the API's place: `GET /v1/me` by its answer. */
export class ApiStub {
  readonly seen: SeenRequest[] = [];
  readonly #answers = new Map<string, Answering>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status = 200, headers, ...answer }) => {
        if (answer.drops) return request.socket.destroy();
        const content =
          answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
        const length = answer.cut ? { 'content-length': content.length + 1 } : {};
        response.writeHead(status, { 'content-type': 'application/json', ...length, ...headers });
        if (!answer.cut) return response.end(content);
        return response.write(content, () => request.socket.destroySoon());
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async open(): Promise<void> {
    await new Promise<void>((opened) => this.#server.listen(0, '127.0.0.1', opened));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  on(request: string, answer: Answering): this {
    this.#answers.set(request, answer);
    return this;
  }

  /** Each answer once, the last one for ever. */
  inTurn(request: string, answers: readonly StubAnswer[]): this {
    const left = [...answers];
    return this.on(request, () => (left.length > 1 ? left.shift() : left[0]) ?? { status: 500 });
  }

  requests(request: string): SeenRequest[] {
    return this.seen.filter(({ method, path }) => `${method} ${path.split('?')[0]}` === request);
  }

  async #answer(incoming: IncomingMessage): Promise<StubAnswer> {
    const { method = '', url: path = '', headers } = incoming;
    const hasBody = headers['content-length'] !== undefined && headers['content-length'] !== '0';
    const body = hasBody ? parsed(await text(incoming)) : undefined;
    const request = { method, path, headers, body };
    this.seen.push(request);
    const answer = this.#answers.get(`${method} ${path.split('?')[0]}`);
    if (typeof answer === 'function') return answer(request);
    return answer ?? problem(404, 'not-found', { title: 'Tenant not found' });
  }
}

/** AWS is asked in other forms too. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

export const problem = (status: number, kind: string, more: object = {}): StubAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json', 'x-request-id': 'req_42' },
  body: { type: `urn:freehold:problem:${kind}`, status, ...more },
});
