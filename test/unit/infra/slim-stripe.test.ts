import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { slimStripe } from '../../../infra/slim-stripe.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CALL = /\bclient\.((?:\w+\.)+\w+)\(/g;

/** Of the catalog, too, which the command calls and no function. */
const called = globSync('adapters/stripe/*.ts', { cwd: ROOT }).flatMap((file) =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(CALL)].flatMap(([, path]) => path ?? []),
);

async function slimClient(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'slim-stripe-'));
  const outfile = join(folder, 'stripe.mjs');
  await build({
    stdin: { contents: `export { default } from 'stripe';`, resolveDir: ROOT },
    ...{ bundle: true, platform: 'node', format: 'esm', outfile, plugins: [slimStripe] },
  });
  const { default: Stripe } = (await import(pathToFileURL(outfile).href)) as {
    default: new (key: string) => object;
  };
  rmSync(folder, { recursive: true });
  return new Stripe('sk_test_x');
}

it('leaves all of Stripe’s client that the adapter calls', async () => {
  const client = await slimClient();
  const valueAt = (path: string) =>
    path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], client);
  expect(new Set(called).size).toBeGreaterThan(20);
  expect(called.filter((path) => typeof valueAt(path) !== 'function')).toEqual([]);
  expect(valueAt('accounts.create')).toBeUndefined();
});
