import { existsSync, readFileSync } from 'node:fs';
import { mustRun } from './commands.ts';
import { followGuide } from './follow-guide.ts';
import { namedGuide } from './named-guide.ts';
import { repository } from './home.ts';

/** `npm run new-feature -- reminders`: writes what docs/add-a-feature.md explains, under this name. */
async function main([noun = '']: readonly string[]): Promise<void> {
  const guide = namedGuide(readFileSync('docs/add-a-feature.md', 'utf8'), noun);
  if (!guide.ok) return refuse(guide.error.reason);
  if (existsSync(`core/${noun}`))
    return refuse(`There is a feature ${noun} already: core/${noun}.`);

  const { created, changed } = followGuide(guide.value, repository);
  await mustRun('prettier', { command: ['prettier', '--write', ...created, ...changed] });
  for (const script of ['openapi', 'graph']) {
    await mustRun(script, { command: ['npm', 'run', '--silent', script] });
  }
  console.log(
    [
      ...created.map((path) => `new      ${path}`),
      ...changed.map((path) => `changed  ${path}`),
    ].join('\n'),
  );
  console.log('\nNext: npm run check, then npm start; docs/add-a-feature.md explains each file.');
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 2;
}

process.chdir(repository);
await main(process.argv.slice(2));
