import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { routes } from '../../../functions/routes.ts';
import { generatedFiles } from '../../../sdk/generate/generated-files.ts';
import { OPERATIONS } from '../../../sdk/src/generated/operations.ts';

const files = [...(await generatedFiles())].map(
  ([file, text]) => [relative(process.cwd(), file), file, text] as const,
);

describe('the generated part of the SDK', () => {
  it.each(files)('is what %s holds: `npm run sdk` writes it', (_, file, text) => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('knows each operation by its route, and which need no credential', () => {
    const known = Object.entries(OPERATIONS).map(([id, { route, ...facts }]) => [
      id,
      route,
      'isOpen' in facts,
    ]);
    const served = Object.entries(routes).map(([id, { key, permission }]) => [
      id,
      key,
      permission === 'anyone',
    ]);
    expect(known.sort()).toEqual(served.sort());
  });
});
