import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterEach, describe, expect, it } from 'vitest';
import { withFeatureGraph } from '../../../local/feature-graph.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { forbidden } = createRequire(import.meta.url)(
  join(root, '.dependency-cruiser.cjs'),
) as IFlattenedRuleSet;

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

/** The folders that break a rule, in a tree of files that import others. */
async function violations(files: Readonly<Record<string, readonly string[]>>) {
  const baseDir = mkdtempSync(join(tmpdir(), 'layers-'));
  directories.push(baseDir);
  for (const [file, imports] of Object.entries(files)) {
    mkdirSync(join(baseDir, dirname(file)), { recursive: true });
    const lines = imports.map((path) => `export * from '${path}';\n`);
    writeFileSync(join(baseDir, file), lines.join('') || 'export const fact = 1;\n');
  }
  const { output } = await cruise(['core', 'adapters'], {
    baseDir,
    validate: true,
    ruleSet: { forbidden },
    outputType: 'json',
  });
  const { summary } = JSON.parse(output as string) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
}

const ADAPTER = { 'adapters/kms/keys.ts': [] };

describe('the rule features-without-cycles', () => {
  it('admits features that know lower ones, and folders within a feature that know each other', async () => {
    const tree = {
      ...ADAPTER,
      'core/tenancy/scope.ts': [],
      'core/tenants/tenant.ts': ['../tenancy/scope.ts'],
      'core/moves/move.ts': ['../tenants/tenant.ts'],
      'core/moves/phases/copy.ts': ['../move.ts'],
      'core/moves/advance.ts': ['./phases/copy.ts'],
    };
    expect(await violations(tree)).toEqual([]);
  });

  it('refuses a lower feature that names a higher one, though no files form a cycle', async () => {
    const tree = {
      ...ADAPTER,
      'core/tenancy/scope.ts': [],
      'core/tenancy/planted.ts': ['../tenants/tenant.ts'],
      'core/tenants/tenant.ts': ['../tenants/slug.ts'],
      'core/tenants/slug.ts': [],
      'core/tenants/create.ts': ['../tenancy/scope.ts'],
    };
    expect(await violations(tree)).toEqual([
      'features-without-cycles: core/tenancy',
      'features-without-cycles: core/tenants',
    ]);
  });

  it('refuses a cycle over adapters and the folders of adapters/dynamodb', async () => {
    const tree = {
      'core/tenancy/scope.ts': [],
      'adapters/kms/keys.ts': ['../dedicated-resources/tags.ts'],
      'adapters/dedicated-resources/tags.ts': [],
      'adapters/dedicated-resources/all.ts': ['../dynamodb/tenancy/tables.ts'],
      'adapters/dynamodb/tenancy/tables.ts': ['../../kms/keys.ts'],
    };
    expect(await violations(tree)).toEqual([
      'features-without-cycles: adapters/dedicated-resources',
      'features-without-cycles: adapters/dynamodb/tenancy',
      'features-without-cycles: adapters/kms',
    ]);
  });
});

describe('docs/architecture.md', () => {
  it('has the graph that `npm run graph` draws', async () => {
    const page = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8');
    expect(await withFeatureGraph(page)).toBe(page);
  });
});
