import { describe, expect, it, vi } from 'vitest';
import { parseAnchor, type SignedAnchor } from '../../../core/audit/anchor.ts';
import type { ShardRef } from '../../../core/audit/chain.ts';
import { anchorHeadsHandler } from '../../../functions/audit/anchor-heads/anchor-heads.ts';
import { logger } from '../../../kit/log.ts';
import { AuditLog, TENANT } from '../../support/audit/audit-log.ts';

vi.spyOn(logger, 'info').mockImplementation(() => undefined);
const error = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
const CONTEXT = { getRemainingTimeInMillis: () => 15_000 } as never;

/** The daily run over the logs of tenants and the platform's own. */
function daily() {
  const logs = new Map(['platform', TENANT, 'tnt_broken'].map((id) => [id, new AuditLog(id)]));
  const kept = new Map<string, SignedAnchor[]>();
  const handler = anchorHeadsHandler({
    tenants: {
      async *all() {
        yield await Promise.resolve([TENANT]);
        yield ['tnt_broken'];
      },
    },
    chains: {
      last: ({ tenantId, shard }: ShardRef) =>
        tenantId === 'tnt_broken' && logs.get('tnt_broken')?.links.has(0)
          ? Promise.reject(new Error('The table is away.'))
          : Promise.resolve(logs.get(tenantId)?.links.get(shard)?.at(-1)),
    },
    anchors: {
      latest: (tenantId) => Promise.resolve(kept.get(tenantId)?.at(-1) ?? null),
      put: (tenantId, _at, anchor) => {
        kept.set(tenantId, [...(kept.get(tenantId) ?? []), anchor]);
        return Promise.resolve();
      },
    },
    signer: { sign: (text) => Promise.resolve(`signed ${text.length}`) },
    now: () => new Date('2026-11-27T12:00:00.000Z'),
  });
  return { logs, kept, run: () => handler({}, CONTEXT) };
}

describe('the daily anchors', () => {
  it('are of every tenant’s log and of the platform’s own', async () => {
    const { logs, kept, run } = daily();
    logs.get('platform')?.append(2, 3);
    logs.get(TENANT)?.append(0);
    expect(await run()).toEqual({ anchored: 2, unchanged: 1, error: 0 });
    const [anchor] = kept.get('platform') ?? [];
    expect(parseAnchor(anchor?.text ?? '')).toMatchObject({
      tenantId: 'platform',
      heads: [[2, 1, expect.any(String) as string, expect.any(Number) as number]],
      previous: '',
    });
    expect(anchor?.signature).toMatch(/^signed /);
  });

  it('are made where a log grew, each with the hash of the one before', async () => {
    const { logs, kept, run } = daily();
    logs.get('platform')?.append(2);
    await run();
    expect(await run()).toMatchObject({ anchored: 0, unchanged: 3 });
    logs.get('platform')?.append(5);
    await run();
    const [, second] = kept.get('platform') ?? [];
    expect(parseAnchor(second?.text ?? '')?.previous).toMatch(/^[0-9a-f]{64}$/);
  });

  it('of others are made where one fails; the run fails, and says whose', async () => {
    const { logs, kept, run } = daily();
    logs.get('platform')?.append(0);
    logs.get('tnt_broken')?.append(0);
    await expect(run()).rejects.toThrow('1 audit logs were not anchored.');
    expect([...kept.keys()]).toEqual(['platform']);
    expect(error).toHaveBeenCalledWith(
      expect.stringContaining('AUDIT_NOT_ANCHORED'),
      expect.objectContaining({ tenantId: 'tnt_broken' }),
    );
  });
});
