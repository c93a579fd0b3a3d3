import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { bundleFunctions, bundleOf, functionPaths } from '../../../infra/bundle-functions.ts';
import { platformConfigOf } from '../../../infra/config/platform-config.ts';
import { stageNamed } from '../../../infra/config/stage.ts';
import { mustRun } from '../../../local/commands.ts';
import { repository } from '../../../local/home.ts';
import { goalsTable } from '../goal.ts';
import { median } from '../percentile.ts';
import type { Cell } from '../table.ts';
import type { Topic } from '../topic.ts';

const BUDGET_KB = 600;
const LOADS = 5;
/** One of them fits each setting: a name, an ARN or a URL; a number; a switch. */
const PLACEHOLDERS = ['arn:aws:iam::123456789012:role/bench', '900', 'on', 'cell-1'];
const LOAD = `
  const startedAt = performance.now();
  const { handler } = await import(process.env.BENCH_BUNDLE);
  if (typeof handler !== 'function') throw new Error('The bundle exports no handler.');
  process.stdout.write(String(performance.now() - startedAt));
`;

export const bundles: Topic = {
  name: 'bundles',
  title: 'Bundles',
  needsCloud: false,

  async measure() {
    bundleFunctions(platformConfigOf(stageNamed('local')));
    const rows: Cell[][] = [];
    for (const path of functionPaths()) rows.push(await bundleRow(path));
    rows.sort((a, b) => Number(b[1]) - Number(a[1]));
    const over = rows.filter(([, size]) => Number(size) > BUDGET_KB).length;
    return {
      how: [
        `The minified bundle of each function, as it is deployed; 1 KB is 1,000 bytes. Loading is the import of the bundle in a fresh Node.js process with the function's settings in its environment, without the start of Node.js itself; the median of ${LOADS}.`,
      ],
      tables: [
        goalsTable([
          {
            goal: `every bundle below ${BUDGET_KB} KB; the largest`,
            measured: Number(rows[0]?.[1]),
            isMet: over === 0,
          },
        ]),
        {
          title: 'Bundles, the largest first',
          columns: ['function', 'KB', 'gzip KB', 'load ms', `KB left of ${BUDGET_KB}`],
          rows,
        },
      ],
    };
  },
};

async function bundleRow(path: string): Promise<Cell[]> {
  const file = join(bundleOf(path), 'index.mjs');
  const bytes = readFileSync(file);
  const environment = await environmentOf(path);
  const loads: number[] = [];
  // The first one reads the file from the disk and is not counted.
  for (let load = 0; load <= LOADS; load += 1) {
    const env = { ...environment, BENCH_BUNDLE: pathToFileURL(file).href };
    const command = [process.execPath, '--input-type=module', '--eval', LOAD] as const;
    loads.push(Number(await mustRun(`Loading ${path}`, { command, env })));
  }
  const kilobytes = bytes.length / 1_000;
  return [
    path,
    Math.round(kilobytes),
    Math.round(gzipSync(bytes, { level: 9 }).length / 1_000),
    Math.round(median(loads.slice(1))),
    BUDGET_KB - Math.ceil(kilobytes),
  ];
}

/** What the schemas of the function and of all functions ask for, and what Lambda gives every function. */
export async function environmentOf(path: string): Promise<Record<string, string>> {
  const schemas = await Promise.all(environmentFiles(path).map(schemasIn));
  const settings = schemas.flat().flatMap(({ shape }) => Object.entries(shape));
  return {
    ...Object.fromEntries(settings.map(([name, schema]) => [name, placeholderFor(schema)])),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    POWERTOOLS_SERVICE_NAME: path,
  };
}

const environmentFiles = (path: string): string[] =>
  globSync(['env/*.ts', `${path}/env.ts`], { cwd: join(repository, 'functions') });

async function schemasIn(file: string): Promise<z.ZodObject<Record<string, z.ZodType>>[]> {
  const module = (await import(pathToFileURL(join(repository, 'functions', file)).href)) as Record<
    string,
    unknown
  >;
  return Object.values(module).filter((value) => value instanceof z.ZodObject);
}

const placeholderFor = (schema: z.ZodType): string =>
  PLACEHOLDERS.find((text) => schema.safeParse(text).success) ?? '';
