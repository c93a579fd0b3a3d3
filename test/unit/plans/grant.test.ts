import { describe, expect, it } from 'vitest';
import { entitled } from '../../../core/plans/entitled.ts';
import { grantOf } from '../../../core/plans/grant.ts';
import { outcomesFor } from '../../../core/flags/outcomes-for.ts';
import { overridesAt } from '../../../core/plans/feature-override.ts';
import { aFlag } from '../../support/flags/a-flag.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const PAST = '2026-11-27T12:00:00Z';
const FUTURE = '2026-11-27T12:00:00.001Z';
const TENANT = 'tnt_acme';
const subject = { tenantId: TENANT, userId: 'ada' } as const;

/** Undefined where it says nothing. */
type Says = boolean | undefined;

const PLANS: Readonly<Record<string, boolean>> = { 'plan has it': true, 'plan lacks it': false };
const OVERRIDES: Readonly<Record<string, { value?: unknown; says: Says }>> = {
  'no override': { says: undefined },
  'override on': { value: true, says: true },
  'override off': { value: false, says: false },
  'override on until later': { value: { on: true, until: FUTURE }, says: true },
  'override off until later': { value: { on: false, until: FUTURE }, says: false },
  'override on until now': { value: { on: true, until: PAST }, says: undefined },
  'override off until now': { value: { on: false, until: PAST }, says: undefined },
};
const FLAGS: Readonly<Record<string, { rule?: object; says: Says }>> = {
  'no flag': { says: undefined },
  'flag of others': { rule: { onTenants: ['tnt_other'] }, says: undefined },
  'flag for no one': { rule: { percentage: 0 }, says: undefined },
  'flag for all': { rule: { percentage: 100 }, says: true },
  'flag for the tenant': { rule: { onTenants: [TENANT] }, says: true },
  'flag for the user': { rule: { onUsers: [subject] }, says: true },
  'flag off for the tenant': { rule: { percentage: 100, offTenants: [TENANT] }, says: false },
  'flag killed': { rule: { percentage: 100, onTenants: [TENANT], kill: true }, says: false },
};

const table = Object.entries(PLANS).flatMap(([plan, hasIt]) =>
  Object.entries(OVERRIDES).flatMap(([override, { value, says: byOverride }]) =>
    Object.entries(FLAGS).map(([flag, { rule, says: byFlag }]) => ({
      name: `${plan}, ${override}, ${flag}`,
      planFeatures: hasIt ? ['editor'] : [],
      features: value === undefined ? {} : { editor: value },
      flags: rule ? [aFlag('editor', rule)] : [],
      granted: byFlag ?? byOverride ?? hasIt,
      from: byFlag !== undefined ? 'flag' : byOverride !== undefined ? 'override' : 'plan',
    })),
  ),
);

describe('a feature', () => {
  it('is tried in every combination', () => {
    expect(table).toHaveLength(2 * 7 * 8);
  });

  it.each(table)('$name: $granted, by the $from', ({ granted, from, ...told }) => {
    const sources = {
      planFeatures: told.planFeatures,
      overrides: overridesAt(NOW, told.features),
      flags: outcomesFor(subject, told.flags),
    };
    expect(grantOf(sources, 'editor')).toMatchObject({ granted, from });
    const principal = {
      kind: 'user',
      planFeatures: sources.planFeatures.join(' '),
      featureOverrides: JSON.stringify(told.features),
      flagsOn: sources.flags.on.join(' '),
      flagsOff: sources.flags.off.join(' '),
    };
    expect(entitled(principal, 'editor', NOW)).toBe(granted);
  });

  it('that an override replaces on its subject is not granted, until the override ends', () => {
    const sources = {
      planFeatures: ['25_users'],
      overrides: overridesAt(NOW, { '100_users': { on: true, until: FUTURE } }),
      flags: { on: [], off: [] },
    };
    expect(grantOf(sources, '25_users')).toEqual({
      granted: false,
      from: 'override',
      until: new Date(FUTURE),
    });
  });

  it('is none of an operator’s', () => {
    expect(entitled({ kind: 'operator' }, 'editor')).toBe(false);
  });
});
