import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPlatformConfig } from '../../../adapters/yaml/load-platform-config.ts';
import { formatProblem } from '../../../core/platform-config/config-problem.ts';

const SPEC = readFileSync(
  new URL('../../../config/examples/platform-spec.yaml', import.meta.url),
  'utf8',
);

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'platform-config-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const write = (name: string, text: string) => {
  writeFileSync(join(directory, name), text);
};

const load = () => loadPlatformConfig({ directory, stage: 'dev' });

function problems(): string[] {
  const config = load();
  return config.ok
    ? []
    : config.error.map((problem) => formatProblem(problem).replace(`${directory}/`, ''));
}

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
      `${placeInSpec('max_tenants')}  platform.multi_tenancy.max_tenant: is not a key the platform knows here; known are isolation_strategy, max_tenants, default_plan`,
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
    ['an open bracket', 'platform: [1\nlimits: {}', 'platform.yaml:2:1  is no valid YAML'],
    ['a tab', 'platform:\n\tname: x', 'platform.yaml:2:1  is indented with a tab'],
    ['a second document', `a: 1\n---\nb: 2`, 'platform.yaml:2:1  begins a second document'],
    ['an unknown alias', 'platform: *other', 'platform.yaml:1:11  refers to an anchor not set'],
    ['an alias of itself', 'platform: &a [*a]', 'platform.yaml:1:15  refers to an anchor not set'],
    ['a tag', 'platform: !secret x', 'platform.yaml:1:11  is no valid YAML: Unresolved tag'],
    [
      'a flood of aliases',
      `a: &a [1]\nb: [${'*a, '.repeat(30)}]`,
      'platform.yaml:2:85  is one alias of more than 20',
    ],
  ])('explains a YAML text with %s', (_what, text, problem) => {
    write('platform.yaml', text);
    expect(problems()).toEqual([expect.stringContaining(problem)]);
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

describe('an overlay', () => {
  beforeEach(() => {
    write('platform.yaml', SPEC);
  });

  it('changes what it states and nothing else', () => {
    write('dev.yaml', 'platform: { name: Dev, multi_tenancy: { max_tenants: 3 } }');
    expect(load()).toMatchObject({
      ok: true,
      value: { name: 'Dev', version: '1.0.0', maxTenants: 3, defaultPlan: 'basic' },
    });
  });

  it('replaces a list as a whole', () => {
    write(
      'dev.yaml',
      'platform: { plans: { basic: { features: [5_users, 10gb_storage, api_access] } } }',
    );
    expect(load()).toMatchObject({
      ok: true,
      value: { plans: { basic: { features: ['5_users', '10gb_storage', 'api_access'] } } },
    });
  });

  it('replaces a service as a whole when it changes the provider', () => {
    write('dev.yaml', 'platform: { services: { billing: { provider: none } } }');
    expect(load()).toMatchObject({
      ok: true,
      value: { services: { billing: { provider: 'none' } } },
    });
  });

  it('leaves the other keys of a service whose provider it keeps', () => {
    write('dev.yaml', 'platform: { services: { cache: { provider: redis, ttl: 60 } } }');
    expect(load()).toMatchObject({
      ok: true,
      value: { services: { cache: { url: 'redis://localhost:6379', ttlSeconds: 60 } } },
    });
  });

  it('changes nothing when it holds comments only', () => {
    write('dev.yaml', '# nothing differs\n');
    expect(load()).toMatchObject({ ok: true, value: { name: 'My Platform' } });
  });

  it('is not read for another stage', () => {
    write('prod.yaml', 'platform: { name: Prod }');
    expect(load()).toMatchObject({ ok: true, value: { name: 'My Platform' } });
  });

  it('is blamed with its own line for what it states', () => {
    write('dev.yaml', '# dev\nplatform:\n  multi_tenancy:\n    default_plan: gold\n');
    expect(problems()).toEqual([
      expect.stringMatching(
        /^dev\.yaml:4:19 {2}platform\.multi_tenancy\.default_plan: names the plan `gold`/,
      ),
    ]);
  });

  it('is blamed for what its new provider lacks', () => {
    write(
      'dev.yaml',
      'platform:\n  services:\n    notification:\n      email: { provider: ses }\n',
    );
    expect(problems()).toEqual([
      'dev.yaml:4:7  platform.services.notification.email.from_address: is missing: a text is needed',
    ]);
  });

  it('is not blamed for what the base states wrongly', () => {
    write('platform.yaml', SPEC.replace('price: 99', 'price: free'));
    write('dev.yaml', 'platform: { plans: { pro: { name: Professional } } }');
    expect(problems()).toEqual([
      expect.stringMatching(/^platform\.yaml:\d+:\d+ {2}platform\.plans\.pro\.price/),
    ]);
  });

  it('that is no map is refused', () => {
    write('dev.yaml', '- platform\n');
    expect(problems()).toEqual([expect.stringContaining('must be a map, not a list')]);
  });

  it('has its syntax errors reported with those of the base', () => {
    write('platform.yaml', 'a: [1\nb: 2');
    write('dev.yaml', 'a: "x');
    expect(problems()).toEqual([
      expect.stringContaining('platform.yaml:2:1'),
      expect.stringContaining('dev.yaml:1:'),
    ]);
  });
});
