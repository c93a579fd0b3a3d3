import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildConsole } from '../../../infra/build-console.ts';
import { de } from '../../../console/src/texts/de.ts';
import { en } from '../../../console/src/texts/en.ts';

const FIRST_LOAD_BYTES = 200_000;

type Chunk = {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
};

describe('the console as it is built', () => {
  const folder = buildConsole();
  const manifest = JSON.parse(
    readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'),
  ) as Readonly<Record<string, Chunk>>;

  /** A chunk and all that it cannot run without. */
  const loadedWith = (name: string): string[] => [
    name,
    ...(manifest[name]?.imports ?? []).flatMap(loadedWith),
  ];
  const gzipped = (names: readonly string[]) =>
    [...new Set(names)].reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(folder, manifest[name]?.file ?? ''))).length,
      0,
    );

  it('loads at most 200 KB of JavaScript for any first page', () => {
    const [entry = ''] = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
    const pages = Object.keys(manifest).filter((name) => name.endsWith('-page.tsx'));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) {
      const bytes = gzipped([...loadedWith(entry), ...loadedWith(page)]);
      expect(bytes, page).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
      expect(bytes, page).toBeGreaterThan(50_000);
    }
  });

  it('runs nothing that stands in the page, and names each file by its content', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style=/);
    const files = globSync('assets/*', { cwd: folder });
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect(file).toMatch(/-[\w-]{8}\.(js|css)$/);
  });
});

describe('the texts', () => {
  const namesIn = (texts: object): string[] =>
    Object.entries(texts).flatMap(([name, text]) =>
      typeof text === 'object' ? namesIn(text as object).map((inner) => `${name}.${inner}`) : name,
    );

  it('are the same ones in each language', () => {
    expect(namesIn(de)).toEqual(namesIn(en));
  });
});
