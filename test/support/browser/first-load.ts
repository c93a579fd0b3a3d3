import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
};

export type FirstLoads = {
  readonly entry: number;
  readonly styles: number;
  /** By page: the entry, and all that the page cannot run without. */
  readonly pages: Readonly<Record<string, number>>;
};

/** What a browser loads before anything is shown, in bytes of gzip. */
export function firstLoadsOf(folder: string): FirstLoads {
  const manifest = JSON.parse(
    readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'),
  ) as Readonly<Record<string, Chunk>>;
  const loadedWith = (name: string): string[] => [
    name,
    ...(manifest[name]?.imports ?? []).flatMap(loadedWith),
  ];
  const gzipped = (files: readonly string[]) =>
    files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  const scriptsOf = (names: readonly string[]) =>
    gzipped([...new Set(names)].map((name) => manifest[name]?.file ?? ''));

  const names = Object.keys(manifest);
  const entry = loadedWith(names.find((name) => manifest[name]?.isEntry) ?? '');
  const pages = names.filter((name) => name.endsWith('-page.tsx'));
  return {
    entry: scriptsOf(entry),
    styles: gzipped(entry.flatMap((name) => manifest[name]?.css ?? [])),
    pages: Object.fromEntries(
      pages.map((page) => [page, scriptsOf([...entry, ...loadedWith(page)])]),
    ),
  };
}
