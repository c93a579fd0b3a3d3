import { callFor } from '../../support/api.ts';

export type Uploaded = { id: string; upload: { url: string; headers: Record<string, string> } };
export type Shown = { download: { url: string } };

/** The length is the client's own to say. */
export const headersOf = ({ headers }: Uploaded['upload']) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'));

export async function fileOf(token: string, { name, content }: { name: string; content: string }) {
  const body = { name, contentType: 'text/plain', size: Buffer.byteLength(content) };
  const { id, upload } = await callFor<Uploaded>('POST /v1/files', { token, body });
  const uploadHeaders = headersOf(upload);
  const put = { method: 'PUT', body: content, headers: uploadHeaders };
  const answer = await fetch(upload.url, put);
  if (!answer.ok) throw new Error(`The upload answered ${answer.status}.`);
  const { download } = await callFor<Shown>(`GET /v1/files/${id}`, { token });
  return { id, upload: upload.url, uploadHeaders, download: download.url };
}
