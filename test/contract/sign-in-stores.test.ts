import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoAccountMails } from '../../adapters/dynamodb/identity/dynamo-account-mails.ts';
import { DynamoKnownDevices } from '../../adapters/dynamodb/identity/dynamo-known-devices.ts';
import { DynamoSecondFactors } from '../../adapters/dynamodb/identity/dynamo-second-factors.ts';
import { DynamoTenantPolicies } from '../../adapters/dynamodb/identity/dynamo-tenant-policies.ts';
import { DEVICE_DAYS } from '../../core/identity/known-devices.ts';
import { DEFAULT_POLICY } from '../../core/identity/tenant-policy.ts';
import { userEvent } from '../../core/identity/user-events.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';

const documents = documentsAsRoot();
const user = { userPoolId: 'eu-west-1_Acme00001', email: 'ada@acme.example' };
const time = new Date('2030-01-01T00:00:00Z');
const event = userEvent('user.new_device_used', {
  ...{ tenantId: 'tnt_acme', data: { userId: 'user-1' } },
  occasion: { time, actor: { kind: 'user', id: 'user-1' } },
});
const about = { tenantId: 'tnt_acme', email: user.email, time: time.toISOString() };
const mail = { kind: 'new-device', ...about, address: '192.0.2.1', agent: 'vitest' } as const;

let table: Awaited<ReturnType<typeof scratchTable>>;
beforeAll(async () => {
  table = await scratchTable();
});
afterAll(() => table.drop());

async function keys(prefix: string): Promise<string[]> {
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: table.tableName }));
  return Items.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`).filter((key) =>
    key.includes(prefix),
  );
}

describe('DynamoKnownDevices', () => {
  it('tells a device once, of many sign-ins at once too, and anew after 180 days', async () => {
    let now = time;
    const devices = new DynamoKnownDevices(documents, table.tableName, () => now);
    const device = { ...user, mark: 'mark' };
    expect(await devices.isKnown(device)).toBe(false);

    await Promise.all(Array.from({ length: 8 }, () => devices.remember(device, { event, mail })));
    expect(await devices.isKnown(device)).toBe(true);
    expect(await devices.isKnown({ ...device, mark: 'another' })).toBe(false);
    expect(await devices.isKnown({ ...device, email: 'bob@acme.example' })).toBe(false);
    expect(await keys('EVENT#')).toHaveLength(1);
    expect(await keys('MAIL#')).toHaveLength(1);

    now = new Date(time.getTime() + DEVICE_DAYS * 86_400_000);
    expect(await devices.isKnown(device)).toBe(false);
    await devices.remember(device);
    expect(await devices.isKnown(device)).toBe(true);
  });
});

describe('DynamoAccountMails', () => {
  it('writes the event of a sent mail once', async () => {
    const mails = new DynamoAccountMails(documents, table.tableName);
    for (const key of await keys('MAIL#')) await mails.remove(key.split(' ')[0] ?? '');
    await mails.post(mail);
    const [id = ''] = (await keys('MAIL#')).map((key) => key.split(' ')[0]);
    const sent = () =>
      userEvent('user.sign_ins_failed', {
        ...{ tenantId: 'tnt_mails', data: { userId: 'user-1', failures: 5 } },
        occasion: { time, actor: { kind: 'system', id: 'sign-in' } },
      });
    for (let time = 0; time < 2; time += 1) await mails.remove(id, sent());
    expect(await keys('TENANT#tnt_mails EVENT#')).toHaveLength(1);
    expect(await keys('MAIL#')).toEqual([]);
  });
});

describe('DynamoSecondFactors', () => {
  it('knows since when there is one, and how many codes are left', async () => {
    const factors = new DynamoSecondFactors(documents, table.tableName);
    expect(await factors.find(user)).toBeNull();
    await factors.add(user, { confirmedAt: time, codes: ['a', 'b'] }, {});
    await factors.replaceCodes(user, ['c', 'd', 'e'], {});
    expect(await factors.find(user)).toEqual({ confirmedAt: time, recoveryCodesLeft: 3 });
    expect(await factors.useCode(user, 'a')).toBe(false);
    expect(await factors.useCode(user, 'c')).toBe(true);
    expect(await factors.find(user)).toBeNull();
  });
});

describe('DynamoTenantPolicies', () => {
  it('changes a version once, of many changes at once', async () => {
    const policies = new DynamoTenantPolicies(documents, table.tableName);
    const pool = user.userPoolId;
    expect(await policies.versioned(pool)).toEqual({ policy: DEFAULT_POLICY, version: 1 });
    for (const version of [2, 3]) {
      const changes = [60, 90, 120].map((idleMinutes) =>
        policies.change(pool, { policy: { ...DEFAULT_POLICY, idleMinutes }, version }, {}),
      );
      expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
      expect((await policies.versioned(pool)).version).toBe(version);
    }
  });
});
