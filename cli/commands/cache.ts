import type { JsonValue } from '../../kit/json.ts';
import type { CliContext } from '../context.ts';
import { etagOf } from '../etag-of.ts';
import { clock } from '../output.ts';

export type CacheDeleteOptions = { readonly ifMatch?: string };
export type CachePutOptions = CacheDeleteOptions & {
  readonly ttl?: number;
  readonly ifAbsent?: boolean;
};

/** `freehold cache get KEY`: a text stands as it is, all else as JSON. */
export async function getCacheEntry({ call, output }: CliContext, key: string): Promise<void> {
  const entry = await call('getCacheEntry', { params: { key } });
  const { value } = entry;
  output.result(entry, [typeof value === 'string' ? value : JSON.stringify(value)]);
}

/** `freehold cache put KEY VALUE` */
export async function putCacheEntry(
  { call, output }: CliContext,
  { key, value, ttl, ifAbsent, ifMatch }: CachePutOptions & { key: string; value: string },
): Promise<void> {
  const facts = await call('putCacheEntry', {
    params: { key },
    headers: { ...(ifAbsent && { 'if-none-match': '*' }), ...ifMatchHeader(ifMatch) },
    body: { value: jsonOrText(value), ...(ttl !== undefined && { ttlSeconds: ttl }) },
  });
  output.result(facts, [
    `${key} is kept until ${clock(facts.expiresAt)}, version ${facts.version}.`,
  ]);
}

/** `freehold cache delete KEY` */
export async function deleteCacheEntry(
  { call, output }: CliContext,
  { key, ifMatch }: CacheDeleteOptions & { key: string },
): Promise<void> {
  await call('deleteCacheEntry', { params: { key }, headers: ifMatchHeader(ifMatch) });
  output.result({ deleted: key }, [`Deleted ${key}.`]);
}

const ifMatchHeader = (version: string | undefined) => ({
  ...(version !== undefined && { 'if-match': etagOf(version) }),
});

function jsonOrText(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
