import type { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { StsTenantSessions } from '../../../adapters/sts/sts-tenant-sessions.ts';
import {
  ITEM_ACTIONS,
  LISTING_ACTIONS,
  OBJECT_ACTIONS,
} from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import { newId } from '../../../kit/id.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const scope = () =>
  ({ tenantId: newId('tnt'), isolation: 'shared_schema', region: 'us-east-1' }) as TenantScope;
const stores = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '123456789012',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'prod',
};

function arrange({ minimumLifeSeconds }: { minimumLifeSeconds?: number } = {}) {
  const calls: AssumeRoleCommand['input'][] = [];
  const clock = { now: Date.UTC(2026, 0, 1) };
  const outage = { isOn: false };
  const send = async (command: AssumeRoleCommand) => {
    calls.push(command.input);
    await Promise.resolve();
    if (outage.isOn) throw new Error('STS is out');
    return {
      Credentials: {
        AccessKeyId: `ASIA${calls.length}`,
        SecretAccessKey: 'secret',
        SessionToken: 'token',
        Expiration: new Date(clock.now + HOUR_MS),
      },
    };
  };
  const sessions = new StsTenantSessions({
    roleArn: 'arn:aws:iam::123456789012:role/data',
    stores,
    sts: { send: send as never },
    now: () => clock.now,
    ...(minimumLifeSeconds === undefined ? {} : { minimumLifeSeconds }),
  });
  return { sessions, calls, clock, outage };
}

describe('StsTenantSessions', () => {
  it('opens a session to read with a tag that says so, and grants it no write, under each strategy', async () => {
    for (const [isolation, tier] of [
      ['shared_schema'],
      ['shared_database', 'basic'],
      ['separate_schema'],
      ['separate_database'],
    ] as const) {
      const { sessions, calls } = arrange();
      const own = { ...scope(), isolation, tier };
      const reading = { ...own, access: 'read' as const };
      const actions = { items: ITEM_ACTIONS, listings: LISTING_ACTIONS, objects: OBJECT_ACTIONS };
      const read = await sessions.open(reading, actions);
      expect(await sessions.open(reading, actions)).toBe(read);
      // A function that only reads has the same policy in both: they are two sessions all the same.
      await sessions.open(reading, { items: ['GetItem'] });
      await sessions.open(own, { items: ['GetItem'] });

      const [tenantTag, accessTag] = [
        { Key: 'tenantId', Value: own.tenantId },
        { Key: 'access', Value: 'read' },
      ];
      expect(calls.map(({ Tags }) => Tags)).toEqual([
        [tenantTag, accessTag],
        [tenantTag, accessTag],
        [tenantTag],
      ]);
      const { Statement } = JSON.parse(calls[0]?.Policy ?? '') as {
        Statement: { Action: string[] }[];
      };
      expect(
        Statement.flatMap(({ Action }) => Action).filter((one) => !one.startsWith('kms:')),
      ).toEqual([
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        's3:ListBucket',
        's3:ListBucketVersions',
        's3:GetObject',
        's3:GetObjectVersion',
        's3:ListMultipartUploadParts',
      ]);
      expect(calls[0]?.Policy).not.toContain('GenerateDataKey');
    }
  });

  it('assumes the role with the tenant as tag, in the policy and in the name of the session', async () => {
    const { sessions, calls } = arrange();
    const tenant = scope();
    const session = await sessions.open(tenant, { items: ['GetItem'] });

    expect(calls).toMatchObject([
      {
        RoleArn: 'arn:aws:iam::123456789012:role/data',
        RoleSessionName: tenant.tenantId,
        Tags: [{ Key: 'tenantId', Value: tenant.tenantId }],
        DurationSeconds: 3_600,
        Policy: expect.stringContaining(`T#${tenant.tenantId}#*`) as string,
      },
    ]);
    expect(session.credentials.accessKeyId).toBe('ASIA1');
    expect(session.placement.partitionKey).toBe(`T#${tenant.tenantId}`);
  });

  it('keeps a session: the same object, without another call', async () => {
    const { sessions, calls } = arrange();
    const tenant = scope();

    const first = await sessions.open(tenant, { items: ['GetItem'] });
    expect(await sessions.open(tenant, { items: ['GetItem'] })).toBe(first);
    expect(calls).toHaveLength(1);
  });

  it('never gives a session to another tenant or for other sessionActions', async () => {
    const { sessions, calls } = arrange();
    const tenant = scope();

    const keys = [
      await sessions.open(tenant, { items: ['GetItem'] }),
      await sessions.open(scope(), { items: ['GetItem'] }),
      await sessions.open(tenant, { items: ['PutItem'] }),
    ].map(({ credentials }) => credentials.accessKeyId);

    expect(new Set(keys).size).toBe(3);
    expect(calls).toHaveLength(3);
  });

  it('gives a tenant that moved no session that looks where it was', async () => {
    const { sessions } = arrange();
    const pooled = scope();
    const tiered = { ...pooled, isolation: 'shared_database', tier: 'pro' } as TenantScope;

    // The same bucket and the same prefix, so that the policy is the same to the letter.
    const sessionActions = { listings: ['ListBucket'] } as const;
    await sessions.open(pooled, sessionActions);
    expect((await sessions.open(tiered, sessionActions)).placement.tableName).toBe(
      'freehold-prod-plan-pro',
    );
  });

  it('makes one call for many who ask at once', async () => {
    const { sessions, calls } = arrange();
    const tenant = scope();
    await Promise.all(
      Array.from({ length: 20 }, () => sessions.open(tenant, { items: ['Query'] })),
    );

    expect(calls).toHaveLength(1);
  });

  it('replaces a session five to ten minutes before its end', async () => {
    const { sessions, calls, clock } = arrange();
    const tenant = scope();
    await sessions.open(tenant, { items: ['Query'] });

    clock.now += HOUR_MS - 10 * MINUTE_MS - 1;
    await sessions.open(tenant, { items: ['Query'] });
    expect(calls).toHaveLength(1);

    clock.now += 5 * MINUTE_MS + 2;
    await sessions.open(tenant, { items: ['Query'] });
    expect(calls).toHaveLength(2);
  });

  it('gives out no session with less life than asked for', async () => {
    const { sessions, clock } = arrange({ minimumLifeSeconds: 1_200 });
    const tenant = scope();
    for (let minute = 0; minute < 240; minute += 1) {
      const { expiresAt } = await sessions.open(tenant, { objects: ['PutObject'] });
      expect(expiresAt.getTime() - clock.now).toBeGreaterThanOrEqual(1_200_000);
      clock.now += MINUTE_MS;
    }
  });

  it('forgets a refusal: the next request asks again', async () => {
    const { sessions, outage } = arrange();
    const tenant = scope();
    outage.isOn = true;
    await expect(sessions.open(tenant, { items: ['Query'] })).rejects.toThrow('STS is out');

    outage.isOn = false;
    expect(await sessions.open(tenant, { items: ['Query'] })).toBeDefined();
  });

  it('is bounded: of 5,000 tenants it keeps at most 2,000 sessions', async () => {
    const { sessions, calls } = arrange();
    const tenants = Array.from({ length: 5_000 }, scope);
    for (const tenant of tenants) await sessions.open(tenant, { items: ['Query'] });
    for (const tenant of tenants.toReversed()) await sessions.open(tenant, { items: ['Query'] });

    expect(calls.length).toBeGreaterThanOrEqual(8_000);
  });
});
