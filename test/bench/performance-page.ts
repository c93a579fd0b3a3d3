import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repository } from '../../local/home.ts';
import { reportMarkdown, type Report } from './report.ts';

const page = join(repository, 'docs', 'performance.md');

/** Puts the figures in the place of the last ones; a topic that was not measured keeps its own. */
export async function writeFigures(reports: readonly Report[]): Promise<void> {
  const text = reports.reduce(withFigures, readFileSync(page, 'utf8'));
  const settings = await resolveConfig(page);
  writeFileSync(page, await format(text, { ...settings, filepath: page }));
}

/** Before anything is measured: a topic without a place would lose its figures. */
export function requirePlaces(names: readonly string[]): void {
  const text = readFileSync(page, 'utf8');
  for (const name of names) placeIn(text, name);
}

function withFigures(text: string, report: Report): string {
  const { from, to } = placeIn(text, report.name);
  return `${text.slice(0, from)}\n\n${reportMarkdown(report)}\n\n${text.slice(to)}`;
}

function placeIn(text: string, name: string): { readonly from: number; readonly to: number } {
  const begin = `<!-- figures: ${name} -->`;
  const [from, to] = [text.indexOf(begin), text.indexOf(`<!-- end: ${name} -->`)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for ${name}.`);
  return { from: from + begin.length, to };
}
