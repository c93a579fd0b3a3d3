import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { download, upload, type Progress } from '../../../sdk/src/index.ts';
import { httpServers } from '../../support/http-servers.ts';

const { serve } = httpServers();
const CONTENT = Buffer.alloc(300_000, 'Grüße ');

/** Keeps what is put there, and gives it back. */
async function store() {
  const kept = { content: Buffer.alloc(0), headers: {} as IncomingHttpHeaders };
  const { url } = await serve((request, response) => {
    if (request.method === 'GET') return response.end(kept.content);
    return void buffer(request).then((content) => {
      Object.assign(kept, { content, headers: request.headers });
      response.end();
    });
  });
  return { url: `${url}/file?X-Amz-Signature=a`, kept };
}

describe('a link', () => {
  it('takes a file of the disk with its length and headers, and no credential, and tells the progress', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'sdk-'));
    const { url, kept } = await store();
    try {
      await writeFile(join(directory, 'file'), CONTENT);
      const file = await openAsBlob(join(directory, 'file'));
      const told: Progress[] = [];
      const onProgress = (progress: Progress) => told.push(progress);
      await upload({ url, headers: { 'if-none-match': '*' } }, file, { onProgress });
      expect(kept.content.equals(CONTENT)).toBe(true);
      expect(kept.headers).toMatchObject({ 'content-length': '300000', 'if-none-match': '*' });
      expect(kept.headers).not.toHaveProperty('transfer-encoding');
      expect(kept.headers).not.toHaveProperty('authorization');
      expect(told.length).toBeGreaterThan(1);
      expect(told.at(-1)).toEqual({ done: 300_000, total: 300_000 });
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('takes a file without progress, and an empty one with it', async () => {
    const { url, kept } = await store();
    await upload({ url }, new Blob([CONTENT], { type: 'text/plain' }));
    expect([kept.content.length, kept.headers['content-type']]).toEqual([300_000, 'text/plain']);
    await upload({ url }, new Blob([]), { onProgress: () => undefined });
    expect(kept.headers['content-length']).toBe('0');
  });

  it('gives a file with progress as it is read', async () => {
    const { url, kept } = await store();
    kept.content = CONTENT;
    const told: Progress[] = [];
    const response = await download({ url }, { onProgress: (progress) => told.push(progress) });
    expect(told.length).toBeLessThan(3);
    expect((await response.bytes()).length).toBe(300_000);
    expect(told.at(-1)).toEqual({ done: 300_000, total: 300_000 });
  });

  it('that refuses is told with the status and the text', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(412).end('<Code>exists</Code>'),
    );
    await expect(upload({ url }, new Blob(['x']))).rejects.toMatchObject({
      name: 'UnexpectedAnswerError',
      status: 412,
      text: '<Code>exists</Code>',
    });
    await expect(download({ url })).rejects.toMatchObject({ status: 412 });
  });

  it('that does not answer is told, and the caller may end the transfer', async () => {
    const { url } = await serve((request) => request.socket.destroy());
    await expect(download({ url })).rejects.toMatchObject({ name: 'NoAnswerError' });
    const signal = AbortSignal.abort(new Error('Enough.'));
    await expect(upload({ url }, new Blob(['x']), { signal })).rejects.toThrow('Enough.');
  });
});
