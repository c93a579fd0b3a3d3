/** What lies behind a signed link; null where it is good no more. Throws on an outage. */
export async function getByLink(url: string): Promise<Uint8Array | null> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (answer.status === 403) return null;
  if (!answer.ok) throw new Error(`S3 answered ${answer.status} to a link.`);
  return bytes;
}
