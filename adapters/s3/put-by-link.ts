import type { PutLink } from '../../core/portability/archive-store.ts';

/** Sends the bytes by a signed link; false where it is good no more. Throws on an outage. */
export async function putByLink({ url, headers }: PutLink, bytes: Uint8Array): Promise<boolean> {
  const answer = await fetch(url, {
    method: 'PUT',
    headers,
    body: new Uint8Array(bytes),
    signal: AbortSignal.timeout(60_000),
  });
  await answer.arrayBuffer();
  if (answer.status === 403) return false;
  if (!answer.ok) throw new Error(`S3 answered ${answer.status} to a link.`);
  return true;
}
