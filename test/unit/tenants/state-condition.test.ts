import { describe, expect, it } from 'vitest';
import { stateCondition } from '../../../adapters/dynamodb/tenants/state-condition.ts';
import { statesThatMay, TENANT_TRANSITIONS } from '../../../core/tenants/tenant.ts';

const TRANSITIONS = Object.keys(TENANT_TRANSITIONS) as (keyof typeof TENANT_TRANSITIONS)[];

describe('stateCondition', () => {
  it.each(TRANSITIONS)(
    'of %s admits the states that the table names, and no other',
    (transition) => {
      const { expression, names, values } = stateCondition(transition);
      expect(Object.values(values)).toEqual(statesThatMay(transition));
      expect(expression).toBe(`#state IN (${Object.keys(values).join(', ')})`);
      expect(names).toEqual({ '#state': 'state' });
    },
  );

  it('lets a terminated tenant only wait for its erasure, come back, or take its data along', () => {
    expect(TRANSITIONS.filter((one) => statesThatMay(one).includes('terminated'))).toEqual([
      'finishMove',
      'resume',
      'restore',
      'remind',
      'erase',
      'finishErasure',
      'export',
    ]);
  });
});
