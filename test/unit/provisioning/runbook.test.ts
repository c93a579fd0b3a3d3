import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const RUNBOOK = readFileSync('docs/runbooks/failed-provisioning.md', 'utf8');

const sources = [
  'core/provisioning/*.ts',
  'adapters/cloudformation/*.ts',
  'adapters/dedicated-resources/*.ts',
  'adapters/cognito/cognito-pool-owners.ts',
];

/** The first words of each reason that a provisioning can fail with, up to what differs. */
const reasons = sources
  .flatMap((pattern) => globSync(pattern))
  .flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/(?:stepFailure|refused)\(\s*(['"`])(?<text>.*?)\1/gs),
  ])
  .flatMap(({ groups }) => groups?.text?.split(/ ?"?\$\{/)[0] ?? [])
  .map((text) => text.split(' ').slice(0, 4).join(' '));

describe('docs/runbooks/failed-provisioning.md', () => {
  it('finds the reasons in the code', () => {
    expect(reasons).toContain("The admin's password breaks");
    expect(reasons.length).toBeGreaterThan(9);
  });

  it.each(reasons)('says what to do about “%s …”', (reason) => {
    expect(RUNBOOK).toContain(reason.replace('The platform has no table', 'no table'));
  });
});
