import { beforeAll } from 'vitest';
import { DynamoRecordStore } from '../../adapters/dynamodb/dynamo-record-store.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { describeRecordStore } from '../support/records/record-store-suite.ts';
import { localTenantPlane } from '../support/tenancy/local-tenant-plane.ts';

let sessions: TenantSessions;

beforeAll(async () => {
  ({ sessions } = await localTenantPlane());
});

describeRecordStore('DynamoRecordStore', () => new DynamoRecordStore(sessions));
