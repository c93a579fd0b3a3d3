import { maxEntriesOf, type CacheLimits } from '../../../core/cache/entry-limit.ts';
import { putEntry, type PutEntryPorts } from '../../../core/cache/put-entry.ts';
import { ok } from '../../../kit/result.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { preconditionOf } from './precondition-of.ts';

export type PutCacheEntryPorts = PutEntryPorts & {
  readonly limits: CacheLimits;
  /** Of entries that are put without a time. */
  readonly ttlSeconds: number;
};

export const putCacheEntryOperation = (ports: PutCacheEntryPorts) =>
  operation(
    'putCacheEntry',
    async ({ principal, tenant, params: { key }, headers, ifMatch, body }) => {
      const precondition = headers['if-none-match']
        ? ok({ onlyIf: 'absent' } as const)
        : await preconditionOf(ports, { tenant, key, headers, ifMatch });
      if (!precondition.ok) return refusal(precondition.error);

      const put = await putEntry(ports, tenant, {
        key,
        value: body.value,
        ttlSeconds: body.ttlSeconds ?? ports.ttlSeconds,
        maxEntries: maxEntriesOf(ports.limits, principal.plan),
        ...precondition.value,
      });
      if (!put.ok) return refusal(put.error);

      const { version, expiresAt } = put.value;
      const facts = { key, version, expiresAt: expiresAt.toISOString() };
      return answer(200, facts, etag(version));
    },
  );
