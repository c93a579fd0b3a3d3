import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DynamoRecordRepository } from '../../../adapters/dynamodb/records/dynamo-record-repository.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import { newId } from '../../../kit/id.ts';
import { tenantContext } from '../../support/tenancy/tenant-contexts.ts';

const stores = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '000000000000',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'dev',
};
const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: 'token' };

/** A table that stores the first record it is given and loses the answer. */
function forgetfulTable(): Server & { puts: number; texts: string[] } {
  const table = Object.assign(createServer(), { puts: 0, texts: [] as string[] });
  return table.on('request', (request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      table.texts.push(text);
      if (!String(request.headers['x-amz-target']).endsWith('PutItem')) return response.end('{}');
      table.puts += 1;
      if (table.puts === 1) return request.socket.destroy();

      const isRefused = text.includes('ConditionExpression');
      response.statusCode = isRefused ? 400 : 200;
      return response.end(isRefused ? '{"__type":"ConditionalCheckFailedException"}' : '{}');
    });
  });
}

let table: ReturnType<typeof forgetfulTable>;

function arrange() {
  const tenant = tenantContext();
  const placement = placementOf(tenant, stores);
  const session = { placement, credentials, expiresAt: new Date('2100-01-01') };
  return { tenant, store: new DynamoRecordRepository({ open: () => Promise.resolve(session) }) };
}

beforeEach(async () => {
  table = forgetfulTable();
  await once(table.listen(0, '127.0.0.1'), 'listening');
  const { port } = table.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`);
});

afterEach(() => {
  vi.unstubAllEnvs();
  table.closeAllConnections();
  table.close();
});

describe('DynamoRecordRepository', () => {
  it('stores a record although the answer to the first attempt was lost', async () => {
    const { tenant, store } = arrange();
    const record = { collection: 'tasks', id: newId('rec'), data: { a: 1 }, createdAt: new Date() };

    expect(await store.create(tenant, record)).toMatchObject({ ok: true, value: { version: 1 } });
    expect(table.puts).toBe(2);
  });

  it('keeps with each record who changed it, by which request', async () => {
    const { tenant, store } = arrange();
    const record = { collection: 'tasks', id: newId('rec'), data: { a: 1 } };
    await store.create(tenant, { ...record, createdAt: new Date() });
    await store.replace(tenant, { ...record, updatedAt: new Date() }).catch(() => undefined);

    const { id, requestId } = tenant.changedBy;
    const changedBy = { M: { kind: { S: 'user' }, id: { S: id }, requestId: { S: requestId } } };
    const writes = table.texts.map((text) => JSON.parse(text) as Record<string, object>);
    expect(writes.at(-2)).toMatchObject({ Item: { changedBy } });
    expect(writes.at(-1)).toMatchObject({
      ExpressionAttributeValues: { ':changedBy': changedBy },
    });
  });
});
