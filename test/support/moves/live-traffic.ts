import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { callAt } from '../call-at.ts';

export type TrafficTarget = { readonly apiUrl: string; readonly token: string };

type Body = Readonly<Record<string, unknown>>;
type Answer = { readonly status: number; readonly body: Body };
type UploadLink = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** Below the life of a link on the local cloud. */
const LONGEST_HOLD_MS = 15_000;
/** From an upload by an old link until the next look for those. */
const SETTLED_MS = 40_000;
const PATIENCE_MS = 120_000;
/** So exact is the time in a list for a file that was copied just after its upload. */
const LISTED_WITHIN_MS = 5_000;

/**
 * Users who create, change, delete and read records and upload files by HTTP, each his own, and who wait
 * as `Retry-After` says. Knows all that was acknowledged.
 */
export class LiveTraffic {
  /** By its path, such as `notes/rec_…`. */
  readonly records = new Map<string, Body>();
  readonly files = new Map<string, string>();
  /** What no user may ever see: a refusal but 503, or an answer that is behind his own write. */
  readonly problems: string[] = [];
  reads = 0;
  writes = 0;
  refused = 0;
  lateUploads = 0;
  longestRefusalMs = 0;
  readonly #target: TrafficTarget;
  readonly #uploadedAt = new Map<string, number>();
  readonly #running: Promise<void>[] = [];
  readonly #held: Promise<void>[] = [];
  #isOver = false;

  constructor(target: TrafficTarget) {
    this.#target = target;
  }

  /** As many records and files, a few at once. */
  async fill(records: number, files: number): Promise<void> {
    const work = [
      ...Array.from({ length: records }, (_, n) => () => this.#create(`seed${n % 5}`)),
      ...Array.from({ length: files }, () => () => this.#uploadNow()),
    ].values();
    const workOn = async () => {
      for (const one of work) await one();
    };
    await Promise.all(Array.from({ length: 8 }, workOn));
  }

  /** A file that is copied in more than one piece. */
  async uploadLarge(): Promise<void> {
    await this.#upload(await this.#link(20 * 1024 ** 2));
  }

  /** When each file was uploaded, as the API tells it now. */
  async uploadTimes(): Promise<ReadonlyMap<string, string>> {
    const listed = new Map((await this.#all('/v1/files')).map((file) => [file.id, file]));
    const times = new Map<string, string>();
    for (const id of this.files.keys()) {
      const { body } = await this.#reading(`/v1/files/${id}`);
      const [shown, inList] = [body, listed.get(id)].map((file) => String(file?.uploadedAt));
      const apart = Math.abs(Date.parse(shown ?? '') - Date.parse(inList ?? ''));
      if (!(apart < LISTED_WITHIN_MS)) this.problems.push(`${id} is listed ${apart} ms apart`);
      times.set(id, shown ?? '');
    }
    return times;
  }

  start(writers: number): void {
    for (let n = 0; n < writers; n += 1) this.#running.push(this.#write(`live${n}`));
    this.#running.push(this.#read());
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#running);
    await Promise.all(this.#held);
  }

  /** All that the API shows now, as `records` and `files` are. */
  async visible() {
    const records = new Map<string, unknown>();
    const doubled: string[] = [];
    const collections = await this.#all('/v1/records');
    for (const { name } of collections) {
      for (const { id, data } of await this.#all(`/v1/records/${String(name)}`)) {
        const path = `${String(name)}/${String(id)}`;
        if (records.has(path)) doubled.push(path);
        records.set(path, data);
      }
    }
    const files = new Map<string, string>();
    for (const { id } of await this.#all('/v1/files')) {
      const { body } = await this.#reading(`/v1/files/${String(id)}`);
      const { url } = body.download as { readonly url: string };
      files.set(String(id), await (await fetch(url)).text());
    }
    return { records, files, doubled };
  }

  async #write(collection: string): Promise<void> {
    const own: string[] = [];
    for (let n = 0; !this.#isOver; n += 1) {
      const path = own[Math.floor(Math.random() * own.length)];
      if (n % 10 === 3) await this.#uploadNow();
      else if (n % 10 === 7) this.#held.push(this.#uploadLater());
      else if (n % 10 === 9 && path) await this.#delete(path, own);
      else if (n % 2 && path) await this.#replace(path);
      else own.push(await this.#create(collection));
      if (path && this.records.has(path)) await this.#readOwn(path);
    }
  }

  async #read(): Promise<void> {
    while (!this.#isOver) {
      const settled = [...this.#uploadedAt].filter(([, at]) => Date.now() - at > SETTLED_MS);
      const [id] = settled[Math.floor(Math.random() * settled.length)] ?? [];
      const path = id === undefined ? '/v1/files' : `/v1/files/${id}`;
      const { status } = await this.#reading(path);
      this.reads += 1;
      if (status !== 200) this.problems.push(`GET ${path} answered ${status}`);
      await sleep(50);
    }
  }

  async #readOwn(path: string): Promise<void> {
    const expected = JSON.stringify(this.records.get(path));
    const { status, body } = await this.#reading(`/v1/records/${path}`);
    this.reads += 1;
    if (status === 200 && JSON.stringify(body.data) === expected) return;
    this.problems.push(`GET ${path} answered ${status} and not the last write`);
  }

  async #create(collection: string): Promise<string> {
    const data = { text: randomBytes(24).toString('hex') };
    const { body } = await this.#writing('POST', `/v1/records/${collection}`, data);
    const path = `${collection}/${String(body.id)}`;
    this.records.set(path, data);
    return path;
  }

  async #replace(path: string): Promise<void> {
    const data = { text: randomBytes(24).toString('hex'), changed: true };
    await this.#writing('PUT', `/v1/records/${path}`, data);
    this.records.set(path, data);
  }

  async #delete(path: string, own: string[]): Promise<void> {
    await this.#writing('DELETE', `/v1/records/${path}`);
    this.records.delete(path);
    own.splice(own.indexOf(path), 1);
  }

  async #uploadNow(): Promise<void> {
    await this.#upload(await this.#link());
  }

  async #uploadLater(): Promise<void> {
    const link = await this.#link();
    await sleep(Math.random() * LONGEST_HOLD_MS);
    this.lateUploads += 1;
    await this.#upload(link);
  }

  async #link(bytes = 64) {
    const content = randomBytes(bytes / 2).toString('hex');
    const wanted = { name: 'a.txt', contentType: 'text/plain', size: content.length };
    const { body } = await this.#writing('POST', '/v1/files', wanted);
    return { id: String(body.id), upload: body.upload as UploadLink, content };
  }

  async #upload({ id, upload, content }: { id: string; upload: UploadLink; content: string }) {
    const headers = Object.fromEntries(
      // fetch counts for itself.
      Object.entries(upload.headers).filter(([name]) => name !== 'content-length'),
    );
    const answer = await fetch(upload.url, { method: 'PUT', headers, body: content });
    if (!answer.ok) {
      this.problems.push(`the upload of ${id} answered ${answer.status}`);
      return;
    }
    this.files.set(id, content);
    this.#uploadedAt.set(id, Date.now());
  }

  /** Waits as it is told to; the same key makes a repetition harmless. */
  async #writing(method: string, path: string, body?: Body): Promise<Answer> {
    const key = randomUUID();
    const startedAt = Date.now();
    for (;;) {
      const answer = await this.#call(method, path, { body, key });
      this.longestRefusalMs = Math.max(
        this.longestRefusalMs,
        answer.status === 503 ? Date.now() - startedAt : 0,
      );
      if (answer.status < 300) {
        this.writes += 1;
        return answer;
      }
      if (answer.status !== 503 || Date.now() - startedAt > PATIENCE_MS) {
        throw new Error(
          `${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`,
        );
      }
      this.refused += 1;
      await sleep(Math.min(answer.retryAfterSeconds * 1_000, 2_000));
    }
  }

  /** A move never refuses a read; a machine without time may, which is asked again as any client would. */
  async #reading(path: string): Promise<Answer> {
    const startedAt = Date.now();
    for (;;) {
      const answer = await this.#call('GET', path);
      const isBusy = answer.status === 503 && !String(answer.body.type).endsWith(':writes-paused');
      if (!isBusy || Date.now() - startedAt > PATIENCE_MS) return answer;
      await sleep(answer.retryAfterSeconds * 1_000);
    }
  }

  async #all(path: string): Promise<readonly Body[]> {
    const items: Body[] = [];
    let cursor = '';
    do {
      const { status, body } = await this.#reading(`${path}?limit=100${cursor}`);
      if (status !== 200) throw new Error(`GET ${path} answered ${status}`);
      items.push(...(body.items as Body[]));
      const next = body.nextCursor as string | undefined;
      cursor = next === undefined ? '' : `&cursor=${next}`;
    } while (cursor);
    return items;
  }

  async #call(method: string, path: string, { body, key }: { body?: Body; key?: string } = {}) {
    const { apiUrl, token } = this.#target;
    const headers = { ...(key !== undefined && { 'idempotency-key': key }) };
    const answer = await callAt(apiUrl, `${method} ${path}`, { token, body, headers });
    return {
      status: answer.status,
      body: (answer.body ?? {}) as Body,
      retryAfterSeconds: Number(answer.headers.get('retry-after') ?? 1),
    };
  }
}
