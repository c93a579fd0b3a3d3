import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { assemblyOf } from '../synthesized.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
};
export type Located = { readonly stack: string; readonly id: string; readonly resource: Resource };

/** Every resource of a stage, as `npm run synth` has written its templates. */
export const resourcesOf = (stage: string): Located[] =>
  globSync(join(assemblyOf(stage), '*.template.json'))
    .sort()
    .flatMap(resourcesIn);

export function resourcesIn(file: string): Located[] {
  const stack = basename(file, '.template.json');
  const { Resources = {} } = JSON.parse(readFileSync(file, 'utf8')) as Template;
  return Object.entries(Resources).map(([id, resource]) => ({ stack, id, resource }));
}

type Template = { readonly Resources?: Readonly<Record<string, Resource>> };
