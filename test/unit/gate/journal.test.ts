import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../local/gate/callers.ts';
import { Journal } from '../../../local/gate/journal.ts';
import { dynamodbRequest, s3Request, session } from './requests.ts';

const tenant: Caller = { kind: 'tenant', session: session() };
const get = dynamodbRequest('GetItem', { TableName: 'Tenants' });

describe('the journal', () => {
  it('counts calls by who made them and what they were', () => {
    const journal = new Journal();
    journal.record(get, tenant);
    journal.record(get, tenant);
    journal.record(get, { kind: 'root' });
    journal.record(s3Request('GET', '/files/x'), tenant);
    expect(journal.count()).toEqual({
      last: 4,
      total: 4,
      calls: [
        { caller: 'tenant', call: 'dynamodb:GetItem', count: 2 },
        { caller: 'root', call: 'dynamodb:GetItem', count: 1 },
        { caller: 'tenant', call: 's3:GetObject', count: 1 },
      ],
    });
  });

  it('counts what came after a number, so that one operation can be measured', () => {
    const journal = new Journal();
    journal.record(get, tenant);
    const { last } = journal.count();
    journal.record(get, tenant);
    expect(journal.count(last)).toMatchObject({ last: 2, total: 1 });
    expect(journal.entries(last)).toMatchObject([
      { number: 2, call: 'dynamodb:GetItem', resource: 'Tenants', callerKind: 'tenant' },
    ]);
  });

  it('keeps its numbers when it is cleared', () => {
    const journal = new Journal();
    journal.record(get, tenant);
    journal.clear();
    journal.record(get, tenant);
    expect(journal.count()).toMatchObject({ last: 2, total: 1 });
  });
});
