import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { FunctionPath } from '../../../functions/routes.ts';

/** A change of one source file on its way into a bundle; the file itself stays as it is. */
export type Edit = { readonly file: string; readonly find: string; readonly instead: string };
export type Plant = { readonly name: string; readonly edits: readonly Edit[] };

const root = join(import.meta.dirname, '../../..');

/** Bundles the function with the edits in it; throws when one finds nothing to change. Gives the file. */
export async function plantedBuild(functionPath: FunctionPath, plant: Plant): Promise<string> {
  const made = new Set<Edit>();
  const folder = plant.name.replaceAll(/\W+/g, '-');
  const outfile = join(root, '.build/isolation/planted', folder, functionPath, 'index.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: [`functions/${functionPath}/index.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins: [planting(plant.edits, made)],
    logLevel: 'error',
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    },
  });
  const missed = plant.edits.filter((edit) => !made.has(edit));
  if (missed.length === 0) return outfile;
  throw new Error(`${plant.name} changed nothing in ${missed.map(({ file }) => file).join(', ')}.`);
}

const planting = (edits: readonly Edit[], made: Set<Edit>): Plugin => ({
  name: 'planting',
  setup(bundler) {
    const filter = /[\\/](adapters|core|functions|kit)[\\/].*\.ts$/;
    bundler.onLoad({ filter }, ({ path }) => {
      const own = edits.filter(({ file }) => path === join(root, file));
      const sound = readFileSync(path, 'utf8');
      const contents = own.reduce((text, edit) => {
        if (text.includes(edit.find)) made.add(edit);
        return text.replace(edit.find, () => edit.instead);
      }, sound);
      return { contents, loader: 'ts' };
    });
  },
});
