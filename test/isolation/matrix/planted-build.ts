import { copyFileSync, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { bundleOf } from '../../../infra/bundle-functions.ts';
import type { FunctionPath } from '../../../functions/routes.ts';

/** Modules of the product, and for each the one of `test/isolation/plants/` that is bundled instead. */
export type PlantedModules = Readonly<Record<string, string>>;
export type Plant = { readonly name: string; readonly modules: PlantedModules };

const root = join(import.meta.dirname, '../../..');

/** Bundles the function with the planted modules; throws when one replaces nothing. Gives the file. */
export async function plantedBuild(functionPath: FunctionPath, plant: Plant): Promise<string> {
  const folder = plant.name.replaceAll(/\W+/g, '-');
  const outfile = join(root, '.build/isolation/planted', folder, functionPath, 'index.mjs');
  const unused = new Set(Object.keys(plant.modules));
  await build({
    absWorkingDir: root,
    entryPoints: [`functions/${functionPath}/index.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins: [planting(plant.modules, unused)],
    logLevel: 'error',
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    },
  });
  if (unused.size > 0) {
    throw new Error(`${plant.name} replaces nothing: ${[...unused].join(', ')} is not bundled.`);
  }
  // As it lies beside the sound one, where a stage was synthesized.
  const platform = join(bundleOf(functionPath), 'platform.json');
  if (existsSync(platform)) copyFileSync(platform, join(dirname(outfile), 'platform.json'));
  return outfile;
}

const planting = (modules: PlantedModules, unused: Set<string>): Plugin => ({
  name: 'planting',
  setup(bundler) {
    for (const [module, name] of Object.entries(modules)) {
      const sound = join(root, module);
      const planted = join(root, 'test/isolation/plants', `${name}.ts`);
      bundler.onResolve({ filter: /\.ts$/ }, ({ path, resolveDir, importer }) => {
        const isReplaced = resolve(resolveDir, path) === sound && !isPlant(importer);
        if (!isReplaced) return undefined;
        unused.delete(module);
        return { path: planted };
      });
    }
  },
});

const PLANTS = join(root, 'test/isolation/plants/');

/** A plant builds on the module that it replaces. */
const isPlant = (importer: string) => importer.startsWith(PLANTS);
