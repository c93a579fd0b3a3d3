import { NoAnswerError, UnexpectedAnswerError } from './errors.ts';
import { sendByXhr, XHR } from './send-by-xhr.ts';
import type { Link, Progress, TransferOptions } from './transfer.ts';

/** Sends a file to a link: of a page, or one that `openAsBlob` of node:fs opens, which is not read into memory. */
export async function upload(link: Link, content: Blob, options: TransferOptions = {}) {
  await answered(link, options, () =>
    options.onProgress && content.size > 0
      ? withProgress(link, content, options)
      : put(link, content, options),
  );
}

/** Fetches what a link leads to: `.blob()`, `.text()`, or `.body` piece by piece, with progress while it is read. */
export async function download(link: Link, options: TransferOptions = {}): Promise<Response> {
  const { onProgress, signal } = options;
  const response = await answered(link, options, () =>
    fetch(link.url, { ...(link.headers && { headers: link.headers }), signal: signal ?? null }),
  );
  if (!onProgress || !response.body) return response;
  const { status, headers } = response;
  const length = headers.get('content-length');
  // Of what is compressed it is not the length of what is read.
  const total = length === null || headers.has('content-encoding') ? undefined : Number(length);
  return new Response(response.body.pipeThrough(counted(total, onProgress)), { status, headers });
}

const put = ({ url, headers }: Link, body: Blob, { signal }: TransferOptions) =>
  fetch(url, { method: 'PUT', body, ...(headers && { headers }), signal: signal ?? null });

/** `fetch` of browsers tells nothing of what is sent, and XMLHttpRequest is missing elsewhere. */
function withProgress(link: Link, content: Blob, options: TransferOptions): Promise<Response> {
  if (XHR) return sendByXhr(link, content, options);
  const { onProgress = () => undefined, signal } = options;
  return fetch(link.url, {
    method: 'PUT',
    // S3 refuses an upload that does not say how long it is.
    headers: { ...link.headers, 'content-length': String(content.size) },
    body: content.stream().pipeThrough(counted(content.size, onProgress)),
    signal: signal ?? null,
    ...{ duplex: 'half' },
  });
}

function counted(total: number | undefined, onProgress: (progress: Progress) => void) {
  let done = 0;
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      done += chunk.byteLength;
      onProgress({ done, total });
      controller.enqueue(chunk);
    },
  });
}

async function answered(
  { url }: Link,
  { signal }: TransferOptions,
  send: () => Promise<Response>,
): Promise<Response> {
  const response = await send().catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new NoAnswerError(url, { isTimeout: false, cause });
  });
  if (response.ok) return response;
  throw new UnexpectedAnswerError(url, { status: response.status, text: await response.text() });
}
