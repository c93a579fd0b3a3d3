import { describe, expect, it } from 'vitest';
import { findPlan } from '../../../core/plans/plan.ts';

describe('findPlan', () => {
  it.each(['constructor', 'toString', '__proto__', 'gold'])('knows no plan %s', (id) => {
    expect(findPlan({}, id)).toBeUndefined();
  });
});
