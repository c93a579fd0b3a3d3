import type { Contracts } from '../edge/operation-contract.ts';
import { optionalIfMatchHeaders } from '../edge/request-schemas.ts';
import { cacheEntryFacts, cacheEntryView, cacheParams, cacheWrite, putHeaders } from './schemas.ts';

const tags = ['Cache'];
const headers = {
  etag: { description: 'The entry’s version, to be sent as `If-Match` of a change' },
};

export const cacheContract = {
  getCacheEntry: {
    summary: 'Read an entry of the cache',
    tags,
    params: cacheParams,
    answers: { 200: { description: 'The entry', body: cacheEntryView, headers } },
    refusals: ['CacheEntryNotFound'],
  },
  putCacheEntry: {
    summary: 'Put an entry into the cache',
    description:
      'In place of what is there. `If-Match` compares and sets: an entry that changed, expired or was deleted since is left as it is. `If-None-Match: *` puts it only where there is none. A cache may lose entries at any moment: keep what must last as records.',
    tags,
    params: cacheParams,
    headers: putHeaders,
    body: cacheWrite,
    answers: { 200: { description: 'Put', body: cacheEntryFacts, headers } },
    refusals: ['VersionConflict', 'CacheEntryExists', 'CacheValueTooLarge', 'CacheFull'],
  },
  deleteCacheEntry: {
    summary: 'Delete an entry of the cache',
    description: 'Without `If-Match`, deleting what is not there succeeds too.',
    tags,
    params: cacheParams,
    headers: optionalIfMatchHeaders,
    answers: { 204: { description: 'It is not there any more' } },
    refusals: ['VersionConflict'],
  },
} satisfies Contracts<'cache/api'>;
