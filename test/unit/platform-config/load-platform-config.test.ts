import { describe, expect, it } from 'vitest';
import { configDirectory, SPEC } from './config-directory.ts';

const { write, load, problems } = configDirectory();

/** Where a text of the described file stands, as a problem names it. */
function placeInSpec(text: string): string {
  const before = SPEC.slice(0, SPEC.indexOf(text)).split('\n');
  return `platform.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

describe('loadPlatformConfig', () => {
  it('accepts the described file as it is', () => {
    write('platform.yaml', SPEC);
    expect(load()).toMatchObject({ ok: true, value: { name: 'My Platform' } });
  });

  it('points at a wrong value', () => {
    write('platform.yaml', SPEC.replace('price: 99', 'price: free'));
    expect(problems()).toEqual([
      `${placeInSpec('99,')}  platform.plans.pro.price: must be a number, not a text`,
    ]);
  });

  it('points at an unknown key, not at its value', () => {
    write('platform.yaml', SPEC.replace('max_tenants', 'max_tenant'));
    expect(problems()).toEqual([
      `${placeInSpec('multi_tenancy')}  platform.multi_tenancy.max_tenants: is missing: a whole number is needed`,
      `${placeInSpec('max_tenants')}  platform.multi_tenancy.max_tenant: is not a key the platform knows here; known are isolation_strategy, silo_regions, max_tenants, default_plan, onboarding`,
    ]);
  });

  it('points at one feature of a list', () => {
    write('platform.yaml', SPEC.replace('10gb_storage', '10g_storage'));
    expect(problems()[0]).toMatch(
      `${placeInSpec('10gb_storage')}  platform.plans.basic.features[1]`,
    );
  });

  it('points at the key of a value that is left empty', () => {
    write('platform.yaml', 'platform:\n  name:\n');
    expect(problems()).toContain('platform.yaml:2:3  platform.name: must be a text, not empty');
  });

  it('points at the limit that contradicts a feature', () => {
    write('platform.yaml', SPEC.replace('basic: 5,', 'basic: 6,'));
    expect(problems()).toEqual([
      `${placeInSpec('5, pro')}  limits.users.per_plan.basic: is 6, but the plan's feature \`5_users\` says otherwise`,
    ]);
  });

  it('lists problems from top to bottom', () => {
    write(
      'platform.yaml',
      SPEC.replace('default_plan: basic', 'default_plan: gold')
        .replace('"My Platform"', '7')
        .replace('price: 99', 'price: free')
        .replace('basic: 5,', 'basic: 6,'),
    );
    const lines = problems().map((problem) => Number(problem.split(':')[1]));
    expect(lines).toHaveLength(4);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it('reports a key that stands twice beside everything else', () => {
    write('platform.yaml', `${SPEC.replace('price: 99', 'price: free')}limits: {}\n`);
    expect(problems()).toEqual([
      expect.stringContaining('platform.plans.pro.price'),
      expect.stringMatching(/^platform\.yaml:\d+:1 {2}`limits` stands twice in one map$/),
    ]);
  });

  it.each([
    [
      'an open bracket',
      'platform: [1\nlimits: {}',
      'platform.yaml:2:1  is not indented as YAML wants',
    ],
    ['a tab', 'platform:\n\tname: x', 'platform.yaml:2:1  is indented with a tab'],
    ['a second document', `a: 1\n---\nb: 2`, 'platform.yaml:2:1  begins a second document'],
    ['an unknown alias', 'platform: *other', 'platform.yaml:1:11  refers to an anchor not set'],
    ['an alias of itself', 'platform: &a [*a]', 'platform.yaml:1:15  refers to an anchor not set'],
    [
      'a tag',
      'platform: !secret x',
      'platform.yaml:1:11  begins with a character that means something else',
    ],
    [
      'a flood of aliases',
      `a: &a [1]\nb: [${'*a, '.repeat(30)}]`,
      'platform.yaml:2:85  is one alias of more than 20',
    ],
  ])('explains a YAML text with %s', (_what, text, problem) => {
    write('platform.yaml', text);
    expect(problems()).toEqual([expect.stringContaining(problem)]);
  });

  it('refuses a key that stands twice even when the last value is a good one', () => {
    write('platform.yaml', SPEC.replace('price: 99', 'price: free, price: 99'));
    expect(problems()).toEqual([expect.stringContaining('`price` stands twice in one map')]);
  });

  it('points at the last value of a key that stands twice, for that is the one read', () => {
    write('platform.yaml', SPEC.replace('price: 99', 'price: 99, price: free'));
    const [wrongPrice] = problems().filter((problem) => problem.includes('must be a number'));
    const [line, column] = placeInSpec('99,').split(':').slice(1).map(Number);
    expect(wrongPrice).toContain(`:${line}:${(column ?? 0) + 'price: 99, '.length}  platform`);
  });

  it('points into the map that an alias stands for', () => {
    write(
      'platform.yaml',
      `plan: &plan\n  name: X\n  price: free\n  features: [5_users, 1gb_storage]\nplatform: { plans: { x: *plan } }\n`,
    );
    expect(problems()).toContain(
      'platform.yaml:3:10  platform.plans.x.price: must be a number, not a text',
    );
  });

  it('reads what an alias stands for', () => {
    write(
      'platform.yaml',
      SPEC.replace('default_plan: basic', 'default_plan: &plan basic').replace(
        'name: Basic',
        'name: *plan',
      ),
    );
    expect(load()).toMatchObject({ ok: true, value: { plans: { basic: { name: 'basic' } } } });
  });

  it('says when there is no file', () => {
    expect(problems()).toEqual(['platform.yaml:1:1  there is no such file']);
  });

  it('refuses an empty file', () => {
    write('platform.yaml', '');
    expect(problems()).toEqual(['platform.yaml:1:1  must be a map, not empty']);
  });
});
