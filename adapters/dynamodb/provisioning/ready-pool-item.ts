import * as z from 'zod';
import type {
  ClaimedPool,
  ReadyPool,
  UnfinishedPool,
} from '../../../core/provisioning/pool-stock.ts';
import { poolClaimKey, readyPoolKey, unfinishedPoolKey } from '../table/control-keys.ts';
import { dueAttributes } from '../table/due.ts';
import { isoTime } from '../table/iso-time.ts';

const id = z.templateLiteral(['rpl_', z.string()]);

const readyPool = z.object({
  id,
  userPoolId: z.string(),
  arn: z.string(),
  clientId: z.string(),
  jwks: z.string(),
  version: z.string(),
  madeAt: isoTime,
});

const claimedPool = readyPool.extend({
  tenantId: z.templateLiteral(['tnt_', z.string()]),
  claimedAt: isoTime,
});

const unfinishedPool = z.object({ id, since: isoTime, userPoolId: z.string().optional() });

export const toReadyPoolItem = ({ madeAt, ...pool }: ReadyPool) => ({
  ...readyPoolKey(pool.id),
  ...pool,
  madeAt: madeAt.toISOString(),
});

export const toUnfinishedPoolItem = ({ since, ...pool }: UnfinishedPool) => ({
  ...unfinishedPoolKey(pool.id),
  ...pool,
  since: since.toISOString(),
});

/** Due until the pool's tags name the tenant; the record itself stays. */
export const toPoolClaimItem = ({ madeAt, claimedAt, ...pool }: ClaimedPool) => ({
  ...poolClaimKey(pool.tenantId),
  ...dueAttributes('claimed-pool', claimedAt),
  ...pool,
  madeAt: madeAt.toISOString(),
  claimedAt: claimedAt.toISOString(),
});

/** Each throws on an item of another shape. */
export const fromReadyPoolItem = (item: unknown): ReadyPool => readyPool.parse(item);
export const fromUnfinishedPoolItem = (item: unknown): UnfinishedPool => unfinishedPool.parse(item);
export const fromPoolClaimItem = (item: unknown): ClaimedPool => claimedPool.parse(item);
