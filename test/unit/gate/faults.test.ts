import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../local/gate/callers.ts';
import { Faults, InvalidFaultError, parseFaultRule } from '../../../local/gate/faults.ts';
import { dynamodbRequest, session } from './requests.ts';

const root: Caller = { kind: 'root' };
const tenant: Caller = { kind: 'tenant', session: session() };
const put = dynamodbRequest('PutItem', { TableName: 'Tenants', Item: { pk: { S: 'T#a' } } });

function ordered(rule: object): Faults {
  const faults = new Faults();
  faults.add(
    parseFaultRule(
      JSON.stringify({ service: 'dynamodb', action: 'PutItem', mode: 'throttle', ...rule }),
    ),
  );
  return faults;
}

describe('ordered faults', () => {
  it('meet the next matching calls, as many as ordered', () => {
    const faults = ordered({ id: 'busy', times: 2 });
    expect([put, put, put].map((call) => faults.take(call, root)?.mode)).toEqual([
      'throttle',
      'throttle',
      undefined,
    ]);
    expect(faults.list()).toMatchObject([{ id: 'busy', hits: 2 }]);
  });

  it('meet one call when no number is given', () => {
    const faults = ordered({});
    expect(faults.take(put, root)).toBeDefined();
    expect(faults.take(put, root)).toBeUndefined();
  });

  it.each([
    ['another service', { service: 's3' }],
    ['another action', { action: 'GetItem' }],
    ['another body', { bodyIncludes: 'T#b' }],
    ['another caller', { callerIncludes: 'function ' }],
  ])('do not meet calls of %s', (_what, rule) => {
    expect(ordered(rule).take(put, tenant)).toBeUndefined();
  });

  it('can be narrowed to body and caller', () => {
    expect(
      ordered({ bodyIncludes: 'T#a', callerIncludes: 'tenant ' }).take(put, tenant),
    ).toBeDefined();
  });

  it('can ask for several parts of a body at once', () => {
    const bodyIncludes = ['T#a', 'Tenants'];
    expect(ordered({ bodyIncludes }).take(put, root)).toBeDefined();
    expect(ordered({ bodyIncludes: [...bodyIncludes, 'T#b'] }).take(put, root)).toBeUndefined();
  });

  it('can meet every action of a service', () => {
    expect(ordered({ action: '*' }).take(put, root)).toBeDefined();
  });

  it('are replaced under the same id, and gone when cleared', () => {
    const faults = ordered({ id: 'one' });
    faults.add({ ...parseFaultRule(JSON.stringify(faults.list()[0])), mode: 'hang' });
    expect(faults.list()).toMatchObject([{ id: 'one', mode: 'hang' }]);
    faults.clear();
    expect(faults.list()).toEqual([]);
  });

  it.each(['nonsense', '{"mode":"explode"}', '{"mode":"hang"}'])('refuse the order %s', (text) => {
    expect(() => parseFaultRule(text)).toThrow(InvalidFaultError);
  });
});
