import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** How a maker of messages may answer the next request. */
export type Mood = 'accepts' | 'throttles' | 'refuses' | 'rejectsKey' | 'breaks' | 'hangsUp';

export type MakerRequest = {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
export type MakerAnswer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
};

/** A stand-in of a maker's API, for `httpServers().serve`; what it was sent is kept. */
export function makerOf(answerOf: (request: MakerRequest, mood: Mood) => MakerAnswer) {
  const requests: MakerRequest[] = [];
  const state: { mood: Mood } = { mood: 'accepts' };
  const listener = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = {
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: await text(incoming),
    };
    if (state.mood === 'hangsUp') {
      incoming.socket.destroy();
      return;
    }
    const { status, headers = {}, body } = answerOf(request, state.mood);
    if (status < 300) requests.push(request);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body && JSON.stringify(body));
  };
  return {
    requests,
    setMood: (mood: Mood) => (state.mood = mood),
    listener: (incoming: IncomingMessage, response: ServerResponse) =>
      void listener(incoming, response),
  };
}

export const STATUSES: Readonly<Record<Exclude<Mood, 'accepts' | 'hangsUp'>, number>> = {
  throttles: 429,
  refuses: 400,
  rejectsKey: 401,
  breaks: 500,
};
