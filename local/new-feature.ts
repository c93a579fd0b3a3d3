import { existsSync, readFileSync } from 'node:fs';
import { mustRun } from './commands.ts';
import { followGuide } from './follow-guide.ts';
import { repository } from './home.ts';
import { namedGuide } from './named-guide.ts';

/** `npm run new-feature -- reminders`: writes what docs/add-a-feature.md explains, under this name. */
async function main([noun = '']: readonly string[]): Promise<number> {
  const guide = namedGuide(readFileSync('docs/add-a-feature.md', 'utf8'), noun);
  const refusal = guide.ok ? existing(noun) : guide.error.reason;
  if (!guide.ok || refusal !== undefined) {
    console.error(refusal);
    return 2;
  }
  const { created, changed } = followGuide(guide.value, repository);
  await mustRun('prettier', { command: ['prettier', '--write', ...created, ...changed] });
  for (const script of ['openapi', 'graph']) {
    await mustRun(script, { command: ['npm', 'run', '--silent', script] });
  }
  for (const path of created) console.log(`new      ${path}`);
  for (const path of changed) console.log(`changed  ${path}`);
  console.log('\nNext: npm run check, then npm start; docs/add-a-feature.md explains each file.');
  return 0;
}

const existing = (noun: string): string | undefined =>
  existsSync(`core/${noun}`) ? `There is a feature of that name already: core/${noun}.` : undefined;

process.chdir(repository);
process.exitCode = await main(process.argv.slice(2));
