import { createHash } from 'node:crypto';
import type { ShardKey } from '../../../core/metering/usage-store.ts';
import { windowId, type UsageWindow } from '../../../core/metering/usage-window.ts';

/** The keys of what is metered, in the UsageTable; the table in core/metering/README.md explains them. */
export const seenKey = (tenantId: string, identity: string) => ({
  pk: `SEEN#${tenantId}#${identity}`,
  sk: 'SEEN',
});

export const memberKey = (tenantId: string, id: string) => ({
  pk: `SEEN#${tenantId}#${id}`,
  sk: 'MEMBER',
});

const WINDOW_PREFIX = 'WINDOW#';
export const windowsPartition = (tenantId: string, meter: string) =>
  `${WINDOW_PREFIX}${tenantId}#${meter}`;

export const tenantOfWindow = (pk: string): string => pk.split('#')[1] ?? '';

const hourText = (time: Date): string => time.toISOString().slice(0, 13);

export const windowsFrom = (grain: UsageWindow['grain'], time: Date): string =>
  `${grain}#${hourText(time)}`;

/** What the parts of one window begin with. */
export const shardPrefix = (window: UsageWindow): string => {
  const hash = createHash('sha256').update(windowId(window)).digest('base64url').slice(0, 16);
  return `${windowsFrom(window.grain, window.start)}#${window.version}#${hash}#`;
};

export const shardKey = (tenantId: string, { window, shard }: ShardKey) => ({
  pk: windowsPartition(tenantId, window.meter),
  sk: `${shardPrefix(window)}${String(shard).padStart(2, '0')}`,
});

export const sealsPartition = (tenantId: string) => `SEALED#${tenantId}`;
export const tenantOfSeals = (pk: string): string => pk.split('#')[1] ?? '';
export const SEAL_PREFIX = 'LOG#';
export const sealKey = (tenantId: string, position: number) => ({
  pk: sealsPartition(tenantId),
  sk: `${SEAL_PREFIX}${String(position).padStart(12, '0')}`,
});

export const sealedWindowKey = (tenantId: string, window: UsageWindow) => ({
  pk: sealsPartition(tenantId),
  sk: `WINDOW#${shardPrefix(window)}${window.meter}`,
});

export const sealsHeadKey = (tenantId: string) => ({ pk: sealsPartition(tenantId), sk: 'HEAD' });

export const quarantinePartition = (tenantId: string) => `QUARANTINE#${tenantId}`;
export const QUARANTINE_PREFIX = 'EVENT#';
export const quarantineKey = (tenantId: string, id: string) => ({
  pk: quarantinePartition(tenantId),
  sk: `${QUARANTINE_PREFIX}${id}`,
});

export const periodsPartition = (tenantId: string) => `PERIODS#${tenantId}`;
export const openPeriodKey = (tenantId: string) => ({
  pk: periodsPartition(tenantId),
  sk: 'OPEN',
});
export const PERIOD_PREFIX = 'PERIOD#';
export const periodKey = (tenantId: string, start: Date) => ({
  pk: periodsPartition(tenantId),
  sk: `${PERIOD_PREFIX}${hourText(start)}`,
});

export const reconciliationKey = (tenantId: string) => ({
  pk: `RECONCILED#${tenantId}`,
  sk: 'NEXT',
});

export const reachedCapsKey = (tenantId: string) => ({ pk: `CAPS#${tenantId}`, sk: 'REACHED' });
