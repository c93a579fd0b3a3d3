import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../../..');

type Step = { readonly name?: string; readonly run?: string; readonly uses?: string };
type Job = {
  readonly needs?: string;
  readonly uses?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
};
type Workflow = { readonly on: unknown; readonly jobs: Readonly<Record<string, Job>> };

const textOf = (name: string) => readFileSync(join(ROOT, '.github/workflows', name), 'utf8');
const workflow = (name: string) => parse(textOf(name)) as Workflow;
const commandsOf = ({ steps = [] }: Job) =>
  steps.map(({ run, uses }) => run ?? uses ?? '').join('\n');

describe('the workflows', () => {
  it('pin every action to a commit and say which version that is', () => {
    const uses = globSync('*.yml', { cwd: join(ROOT, '.github/workflows') })
      .flatMap((file) => textOf(file).split('\n'))
      .filter((line) => /uses: (?!\.\/)/.test(line));
    expect(uses.length).toBeGreaterThan(5);
    for (const line of uses) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('run all tests for each pull request', () => {
    const { on, jobs } = workflow('check.yml');
    expect(on).toHaveProperty('pull_request');
    expect(Object.values(jobs).map(commandsOf).join('\n')).toContain('npm test');
  });

  it('deploy main to dev once checked, and to prod once its diff was shown', () => {
    const { on, jobs } = workflow('deploy.yml');
    expect(on).toEqual({ push: { branches: ['main'] } });
    const needs = Object.entries(jobs).map(([name, job]) => [name, job.needs ?? '']);
    expect(Object.fromEntries(needs)).toEqual({
      ...{ check: '', dev: 'check', 'prod-diff': 'dev', prod: 'prod-diff' },
    });
    const diff = jobs['prod-diff'];
    expect(diff?.environment).toBe('prod-diff');
    expect(commandsOf(diff ?? {})).toMatch(/cdk diff [^]*GITHUB_STEP_SUMMARY/);
  });

  it('deploy in the stage’s environment, by its token, bring silos along, and try the API after', () => {
    const { deploy } = workflow('deploy-stage.yml').jobs;
    expect(deploy?.environment).toBe('${{ inputs.stage }}');
    expect(deploy?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    const [deployed, updated, tried] = deploy?.steps?.slice(-3) ?? [];
    expect(deployed?.run).toContain('cdk deploy --all');
    expect(updated?.run).toContain('freehold silo update');
    expect(tried?.name).toBe('Smoke test');
  });
});
