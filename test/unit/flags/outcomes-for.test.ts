import { describe, expect, it } from 'vitest';
import { outcomesFor } from '../../../core/flags/outcomes-for.ts';
import { derivedId } from '../../../kit/id.ts';
import { aFlag } from '../../support/flags/a-flag.ts';

const TENANT = derivedId('tnt', new Date(0), 'acme');
const OTHER = derivedId('tnt', new Date(0), 'globex');
const ada = { tenantId: TENANT, userId: 'ada' };

const ON = {
  'the tenant': { onTenants: [TENANT] },
  'the user': { onUsers: [ada] },
  everyone: { percentage: 100 },
};

const outcome = (rule: object, who = ada) => outcomesFor(who, [aFlag('editor', rule)]);

describe('what a flag says', () => {
  it('is nothing where no rule of it fits', () => {
    expect(outcome({})).toEqual({ on: [], off: [] });
    expect(outcome({ offTenants: [OTHER], onTenants: [OTHER] })).toEqual({ on: [], off: [] });
  });

  describe.each(Object.entries(ON))('that is on for %s', (_whom, rule) => {
    it('is on', () => {
      expect(outcome(rule)).toEqual({ on: ['editor'], off: [] });
    });

    it('is off for a tenant that is to have it off', () => {
      expect(outcome({ ...rule, offTenants: [TENANT] })).toEqual({ on: [], off: ['editor'] });
    });

    it('is off once it is killed', () => {
      expect(outcome({ ...rule, kill: true })).toEqual({ on: [], off: ['editor'] });
    });
  });

  it('is on for that user of that tenant alone', () => {
    const rule = { onUsers: [ada] };
    expect(outcome(rule, { ...ada, userId: 'bob' }).on).toEqual([]);
    expect(outcome(rule, { ...ada, tenantId: OTHER }).on).toEqual([]);
  });

  it('is told of each flag apart', () => {
    const flags = [
      aFlag('first', { percentage: 100 }),
      aFlag('second', { kill: true }),
      aFlag('third'),
    ];
    expect(outcomesFor(ada, flags)).toEqual({ on: ['first'], off: ['second'] });
  });
});

describe('a percentage of 10,000 tenants', () => {
  const tenants = Array.from({ length: 10_000 }, (_, at) =>
    derivedId('tnt', new Date(1_700_000_000_000 + at * 60_000), `tenant ${at}`),
  );
  const onAt = (percentage: number, name = 'editor') =>
    new Set(
      tenants.filter((tenantId) => {
        const flag = aFlag(name, { percentage });
        return outcomesFor({ tenantId, userId: 'ada' }, [flag]).on.length > 0;
      }),
    );

  it.each([0, 1, 10, 25, 50, 75, 99, 100])('of %i is met within one percent', (percentage) => {
    expect(Math.abs(onAt(percentage).size / 100 - percentage)).toBeLessThanOrEqual(
      percentage % 100 === 0 ? 0 : 1,
    );
  });

  it('takes nobody out as it grows', () => {
    const [few, more] = [onAt(10), onAt(20)];
    expect([...few].filter((id) => !more.has(id))).toEqual([]);
  });

  it('is the same each time, and meets other tenants by another flag', () => {
    expect(onAt(10)).toEqual(onAt(10));
    const [one, other] = [onAt(50), onAt(50, 'other')];
    const both = [...one].filter((id) => other.has(id));
    expect(Math.abs(both.length / one.size - 0.5)).toBeLessThan(0.05);
  });
});
