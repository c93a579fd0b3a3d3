import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildConsole } from '../../../infra/build-console.ts';
import { de } from '../../../console/src/texts/de.ts';
import { en } from '../../../console/src/texts/en.ts';
import { firstLoadsOf } from '../../support/browser/first-load.ts';

const FIRST_LOAD_BYTES = 200_000;

describe('the console as it is built', () => {
  const folder = buildConsole();
  it('loads at most 200 KB of JavaScript for any first page', () => {
    const { pages } = firstLoadsOf(folder);
    expect(Object.keys(pages).length).toBeGreaterThan(20);
    for (const [page, bytes] of Object.entries(pages)) {
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
    // English titles of problems are the API's own.
    expect(namesIn({ ...de, problems: {} })).toEqual(namesIn(en));
  });
});
