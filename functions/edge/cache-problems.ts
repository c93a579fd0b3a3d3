import type { PutEntryError } from '../../core/cache/put-entry.ts';
import { notFound, type ProblemEntry } from './problem-entry.ts';

/** What an operation on the tenant's cache refuses by itself. */
export type CacheError =
  | Exclude<PutEntryError, { readonly kind: 'VersionConflict' }>
  | { readonly kind: 'CacheEntryNotFound' };

type Entries = {
  readonly [Kind in CacheError['kind']]: ProblemEntry<Extract<CacheError, { readonly kind: Kind }>>;
};

export const cacheProblems: Entries = {
  CacheEntryNotFound: notFound('Cache entry'),
  CacheEntryExists: {
    status: 412,
    type: 'cache-entry-exists',
    title: 'Cache entry exists',
    detail: 'It was put before, and has not expired.',
  },
  CacheValueTooLarge: {
    status: 413,
    type: 'cache-value-too-large',
    title: 'Cache value too large',
    detail: ({ bytes, maxBytes }) =>
      `It has ${bytes} bytes as JSON, an entry holds ${maxBytes}; keep large things as files.`,
    extensions: ({ maxBytes }) => ({ maxBytes }),
  },
  CacheFull: {
    status: 409,
    type: 'cache-full',
    title: 'Cache full',
    detail: ({ maxEntries }) =>
      `The plan allows ${maxEntries} entries; wait until some expire, delete some, or give them less time.`,
    extensions: ({ maxEntries }) => ({ limit: maxEntries }),
  },
};
