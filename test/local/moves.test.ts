import { setTimeout as sleep } from 'node:timers/promises';
import { PutItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListExecutionsCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import {
  dedicatedTableName,
  planTableName,
  siloTableName,
} from '../../core/tenancy/resource-names.ts';
import { call, callFor, createTenant, operatorToken, signIn } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { eventually } from '../support/eventually.ts';
import { asRoot, localCloud, output } from '../support/local-cloud.ts';
import { placesOf } from '../support/moves/left-at-places.ts';
import { LiveTraffic } from '../support/moves/live-traffic.ts';
import { deployedStores } from '../support/tenancy/deployed-stores.ts';
import { orderFault } from '../support/provisioning/gate-faults.ts';

type MoveBody = {
  id: string;
  phase: string;
  failure?: { phase: string; reason: string };
  report: {
    source: Record<string, unknown>;
    target: Record<string, unknown>;
    lateUploads: number;
    readOnlySeconds: number;
  };
};
type TenantBody = { isolation: string; region: string; version: number };

const MINUTES = 60_000;

async function movable(wishes: Readonly<Record<string, unknown>> = {}) {
  const { id, slug, admin } = await createTenant(wishes);
  const token = await signIn(admin, slug);
  return { id, traffic: new LiveTraffic({ apiUrl: localCloud().apiUrl, token }) };
}

const begin = async (tenantId: string, to: string): Promise<MoveBody> => {
  const token = await operatorToken();
  const answer = await call(`POST /v1/tenants/${tenantId}/moves`, { token, body: { to } });
  expectConforms('beginMove', answer);
  return answer.body as MoveBody;
};

const look = async (tenantId: string, moveId: string): Promise<MoveBody> => {
  const token = await operatorToken();
  return callFor<MoveBody>(`GET /v1/tenants/${tenantId}/moves/${moveId}`, { token });
};

const until = (tenantId: string, moveId: string, isReached: (move: MoveBody) => boolean) =>
  eventually(
    async () => {
      const move = await look(tenantId, moveId);
      if (!isReached(move)) throw new Error(`It is ${move.phase}: ${JSON.stringify(move)}`);
      return move;
    },
    { seconds: 900, everyMilliseconds: 1_000 },
  );

const isEnded = ({ phase }: MoveBody) => phase === 'done' || phase === 'failed';

async function move(tenantId: string, to: string): Promise<MoveBody> {
  const { id } = await begin(tenantId, to);
  return until(tenantId, id, isEnded);
}

const tenantOf = async (id: string) =>
  callFor<TenantBody>(`GET /v1/tenants/${id}`, { token: await operatorToken() });

async function expectNothingLost(traffic: LiveTraffic) {
  const visible = await traffic.visible();
  expect(visible.doubled).toEqual([]);
  expect(visible.records).toEqual(traffic.records);
  expect(visible.files).toEqual(traffic.files);
  expect(traffic.problems).toEqual([]);
}

describe.concurrent('a move by HTTP', () => {
  it.each([
    [{}, ['separate_schema', 'separate_database']],
    [{ isolation: 'separate_database' }, ['shared_database', 'shared_schema']],
  ])(
    'of a tenant created with %j to %j loses and doubles nothing of live traffic',
    { timeout: 30 * MINUTES },
    async (wishes, ways) => {
      const { id, traffic } = await movable(wishes);
      await traffic.fill(60, 10);
      await traffic.uploadLarge();
      const uploaded = await traffic.uploadTimes();
      traffic.start(2);
      for (const to of ways) {
        const moved = await move(id, to);
        expect(moved).toMatchObject({ phase: 'done' });
        expect(moved.report.target).toEqual(moved.report.source);
        expect(moved.report.readOnlySeconds).toBeLessThan(60);
        expect((await tenantOf(id)).isolation).toBe(to);
        expect(Object.keys(await placesOf(id)).sort()).toEqual(await placesUnder(id, to));
      }
      await traffic.stop();
      expect(traffic.refused).toBeGreaterThan(0);
      expect(traffic.writes).toBeGreaterThan(100);
      await expectNothingLost(traffic);
      const shown = await traffic.uploadTimes();
      for (const [fileId, time] of uploaded) expect(shown.get(fileId)).toBe(time);
    },
  );

  it('whose copy differs leaves the tenant where it was', { timeout: 15 * MINUTES }, async () => {
    const { id, traffic } = await movable();
    await traffic.fill(20, 3);
    const before = await placesOf(id);
    const { id: moveId } = await begin(id, 'separate_schema');
    // The engine is held up for a moment as it records that it begins to compare.
    const calls = { service: 'dynamodb', action: 'PutItem', bodyIncludes: [moveId, 'verifying'] };
    const fault = await orderFault(calls, { mode: 'slow', times: 1, hangSeconds: 3 });
    await eventually(
      async () => {
        if ((await fault.hits()) === 0) throw new Error('It does not compare yet.');
      },
      { seconds: 300 },
    );
    await putItem(dedicatedTableName('local', id as 'tnt_'), `T#${id}#seed0`);

    const failed = await until(id, moveId, isEnded);
    expect(failed).toMatchObject({
      phase: 'failed',
      failure: { phase: 'verifying', reason: 'An item of “seed0” is only at the new place.' },
    });
    expect(await placesOf(id)).toEqual(before);
    expect((await tenantOf(id)).isolation).toBe('shared_schema');
    traffic.start(1);
    await sleep(2_000);
    await traffic.stop();
    await expectNothingLost(traffic);
    expect(await eventTypes(id)).toEqual(
      expect.arrayContaining(['tenant.move_started', 'tenant.move_failed']),
    );
  });

  it(
    'whose machine is stopped is gone on with by the sweeper',
    { timeout: 15 * MINUTES },
    async () => {
      const { id, traffic } = await movable();
      await traffic.fill(10, 0);
      const { id: moveId } = await begin(id, 'shared_database');
      await until(id, moveId, ({ phase }) => phase === 'pausing');
      await stopRun(moveId);
      const moved = await until(id, moveId, isEnded);
      expect(moved.phase).toBe('done');
      await expectNothingLost(traffic);
    },
  );

  it('is refused where it makes no sense, and begun once by the same key', async () => {
    const token = await operatorToken();
    const { id } = await createTenant();
    const path = `/v1/tenants/${id}/moves`;
    const there = await call(`POST ${path}`, { token, body: { to: 'shared_schema' } });
    expectConforms('beginMove', there);
    expect(there).toMatchObject({
      status: 409,
      body: { type: 'urn:freehold:problem:already-there' },
    });
    const far = await call(`POST ${path}`, {
      token,
      body: { to: 'shared_database', region: 'eu-west-9' },
    });
    expectConforms('beginMove', far);
    expect(far.status).toBe(400);

    const once = { token, body: { to: 'shared_database' }, headers: { 'idempotency-key': id } };
    const [first, second] = [await call(`POST ${path}`, once), await call(`POST ${path}`, once)];
    expect([first.status, second.status]).toEqual([202, 202]);
    expect((second.body as MoveBody).id).toBe((first.body as MoveBody).id);
    const third = await call(`POST ${path}`, { token, body: { to: 'separate_schema' } });
    expectConforms('beginMove', third);
    expect(third).toMatchObject({ status: 409, body: { moveId: (first.body as MoveBody).id } });

    const listed = await call(`GET ${path}`, { token });
    expectConforms('listMoves', listed);
    expect((listed.body as { items: MoveBody[] }).items).toHaveLength(1);
    expectConforms('getMove', await call(`GET ${path}/${(first.body as MoveBody).id}`, { token }));
  });
});

/** All places of a tenant that lives there, and no other. */
async function placesUnder(id: string, isolation: string): Promise<string[]> {
  const tenantId = id as 'tnt_';
  const tables: Readonly<Record<string, string[]>> = {
    shared_schema: [(await deployedStores()).tableName, 'shared/t'],
    shared_database: [planTableName('local', 'basic'), 'shared/t'],
    separate_schema: [dedicatedTableName('local', tenantId), 'shared/k'],
    separate_database: [siloTableName('local', tenantId), 'own bucket/t'],
  };
  return (tables[isolation] ?? []).toSorted();
}

const putItem = (TableName: string, pk: string) =>
  new DynamoDBClient(asRoot()).send(
    new PutItemCommand({ TableName, Item: { pk: { S: pk }, sk: { S: 'rec_tampered' } } }),
  );

async function stopRun(moveId: string) {
  const sfn = new SFNClient(asRoot());
  const stateMachineArn = output('RunJobMachineArn');
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }));
  const run = executions.find(({ name }) => name === `${moveId}-1`);
  await sfn.send(new StopExecutionCommand({ executionArn: run?.executionArn }));
}

async function eventTypes(id: string) {
  const token = await operatorToken();
  const page = await callFor<{ items: { type: string }[] }>(`GET /v1/tenants/${id}/events`, {
    token,
  });
  return page.items.map(({ type }) => type);
}
