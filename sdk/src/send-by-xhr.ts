import type { Link, TransferOptions } from './transfer.ts';

/** What of a browser's XMLHttpRequest is used here: types of Node.js have none. */
type Xhr = {
  readonly status: number;
  readonly responseText: string;
  readonly upload: {
    onprogress: ((event: { readonly loaded: number; readonly total: number }) => void) | null;
  };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  send(body: Blob): void;
  abort(): void;
};

export const { XMLHttpRequest: XHR } = globalThis as unknown as {
  readonly XMLHttpRequest?: new () => Xhr;
};

/** Uploads by the one way of browsers that tells how far it is. */
export const sendByXhr = (
  { url, headers = {} }: Link,
  content: Blob,
  { onProgress, signal }: TransferOptions,
): Promise<Response> =>
  new Promise((resolve, reject) => {
    if (!XHR) throw new TypeError('There is no XMLHttpRequest here.');
    signal?.throwIfAborted();
    const request = new XHR();
    const stop = () => request.abort();
    const end = (settle: () => void) => () => {
      signal?.removeEventListener('abort', stop);
      settle();
    };
    request.upload.onprogress = ({ loaded: done, total }) => onProgress?.({ done, total });
    request.onload = end(() =>
      resolve(new Response(request.responseText, { status: request.status })),
    );
    request.onerror = end(() => reject(new TypeError('The upload failed.')));
    request.onabort = end(() => reject(signal?.reason as Error));
    signal?.addEventListener('abort', stop, { once: true });
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) {
      // Browsers set it by themselves, and complain of who does.
      if (name.toLowerCase() !== 'content-length') request.setRequestHeader(name, value);
    }
    request.send(content);
  });
