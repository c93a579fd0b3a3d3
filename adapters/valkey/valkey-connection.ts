import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import RedisParser from 'redis-parser';
import { UnavailableError } from '../../kit/unavailable-error.ts';

export type Reply = string | number | null | readonly Reply[];

type Waiting = {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
};
/** With a `ca` the certificates that it signed are good, and no others. */
export type Place = {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  readonly ca?: string | undefined;
};

const TIMEOUT_MS = 2_000;

/**
 * One connection to a server. It does not connect again, and sends nothing by itself: whose it is, is what was sent
 * first. All that waits is rejected with an UnavailableError once it has ended, or is not answered in two seconds.
 */
export class ValkeyConnection {
  readonly #socket: Socket;
  readonly #waiting: Waiting[] = [];

  constructor({ isTls, ca, ...place }: Place) {
    const socket = isTls ? connectTls({ ...place, ca }) : connectTcp(place);
    const parser = new RedisParser({
      returnReply: (reply: Reply) => this.#waiting.shift()?.resolve(reply),
      returnError: (error) => this.#waiting.shift()?.reject(error),
      returnFatalError: (error) => socket.destroy(error),
    });
    let cause: unknown;
    socket.setNoDelay(true).setKeepAlive(true).setTimeout(TIMEOUT_MS);
    socket.on('data', (chunk: Buffer) => parser.execute(chunk));
    socket.on('timeout', () => {
      if (this.#waiting.length > 0) socket.destroy(new Error('No answer in time.'));
    });
    socket.on('error', (error: Error) => {
      cause = error;
    });
    socket.once('close', () => {
      const error = new UnavailableError('The cache does not answer.', { cause });
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
    this.#socket = socket;
  }

  get isEnded(): boolean {
    return this.#socket.destroyed;
  }

  /** One command; throws the server's own error as a ReplyError. */
  send(...words: readonly string[]): Promise<Reply> {
    if (this.isEnded) return Promise.reject(new UnavailableError('The connection has ended.'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#socket.write(encoded(words));
    });
  }

  end(): void {
    this.#socket.destroy();
  }
}

/** As the protocol has it: https://valkey.io/topics/protocol/ */
const encoded = (words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
