import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { costPage } from '../../local/cost/cost-page.ts';
import { costSources } from '../../local/cost/cost-sources.ts';
import { costOfCalls, countedCalls } from '../../local/cost/counted-calls.ts';
import { idleStage } from '../../local/cost/idle-stage.ts';
import { millionCalls } from '../../local/cost/million-calls.ts';
import { Prices } from '../../local/cost/prices.ts';

const prices = new Prices();
const sources = costSources();

describe('docs/cost.md', () => {
  it('is what `npm run cost` writes', async () => {
    expect(readFileSync('docs/cost.md', 'utf8')).toBe(await costPage(sources));
  });

  it('is the one place that names sums: other pages link to it', () => {
    for (const page of ['deploy', 'isolation', 'alarms']) {
      const text = readFileSync(`docs/${page}.md`, 'utf8');
      expect(text, page).toContain('(cost.md');
    }
    expect(readFileSync('docs/deploy.md', 'utf8')).not.toMatch(/\$\d/);
  });
});

describe('an idle stage', () => {
  it('counts each alarm and key of the templates', () => {
    const { prod = [] } = sources.stages;
    const more = {
      stack: 'Data',
      id: 'AnotherKey',
      resource: { Type: 'AWS::KMS::Key', Properties: {} },
    };
    const sum = (resources: typeof prod) =>
      idleStage(prices, resources).reduce((total, { usd }) => total + usd, 0);
    expect(sum([...prod, more])).toBeCloseTo(sum(prod) + 1);
  });

  it('is not calculated with a kind of resource whose price nobody has stated', () => {
    const resource = { Type: 'AWS::EC2::NatGateway' };
    expect(() => idleStage(prices, [{ stack: 'Edge', id: 'Nat', resource }])).toThrow('NatGateway');
  });
});

describe('a million calls', () => {
  it('is more with each call that the bench counts', () => {
    const [read] = countedCalls('AWS calls an operation');
    if (!read) throw new Error('There are some.');
    const calls = new Map([...read.calls, ['dynamodb:PutItem', 1] as const]);
    expect(costOfCalls(prices, { ...read, calls }) - costOfCalls(prices, read)).toBeCloseTo(
      0.625e-6,
      9,
    );
    expect(millionCalls(prices, read)).toMatchObject({ api: 1, ownKey: 0 });
  });

  it('throws on a call whose price nobody has stated', () => {
    const calls = new Map([['bedrock:InvokeModel', 1]]);
    expect(() => costOfCalls(prices, { operation: 'ask', calls })).toThrow('bedrock:InvokeModel');
  });
});
