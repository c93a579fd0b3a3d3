import { describe, expect, it } from 'vitest';
import { isSupportScope } from '../../core/access/support-grant.ts';
import { routes } from '../../functions/routes.ts';
import { readFileSync } from 'node:fs';

const serving = [
  ...new Set(
    Object.values(routes)
      .filter(({ permission }) => isSupportScope(permission))
      .map((route) => route.function),
  ),
];

describe.each(serving)('%s, which serves support access', (path) => {
  it('writes its use down', () => {
    const index = readFileSync(`functions/${path}/index.ts`, 'utf8');
    expect(index).toContain('edgePorts(readEnv(edgeEnv))');
  });
});
