import { join } from 'node:path';
import prettier from 'prettier';
import { openApiDocument } from '../openapi.ts';
import { problemsPage } from './problems-page.ts';

const root = join(import.meta.dirname, '..', '..');

/** What `npm run openapi` writes: the text of each file by its path. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    [join(import.meta.dirname, 'openapi.json'), `${JSON.stringify(openApiDocument(), null, 2)}\n`],
    [
      join(root, 'docs', 'problems.md'),
      await prettier.format(problemsPage(), { parser: 'markdown', printWidth: 100 }),
    ],
  ]);
}
