import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const STEP = /^\*\*`(?<path>[^`]+)`\*\*\n\n```(?<language>ts|diff)\n(?<text>[\s\S]*?)^```$/gm;

/** Does in a folder what a guide says: its `ts` blocks are new files, its `diff` blocks are changes. */
export function followGuide(guide: string, folder: string): string[] {
  return [...guide.matchAll(STEP)].map(({ groups = {} }) => {
    const { path = '', language, text = '' } = groups;
    const file = join(folder, path);
    if (language === 'diff') change(file, text);
    else create(file, text);
    return path;
  });
}

function create(file: string, text: string): void {
  if (existsSync(file)) throw new Error(`The guide creates ${file}, which is there already.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Puts each run of added lines behind the line that the guide shows before it. */
function change(file: string, diff: string): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  let at = -1;
  for (const shown of diff.trimEnd().split('\n')) {
    const line = shown.slice(1);
    if (shown.startsWith('+')) {
      at += 1;
      lines.splice(at, 0, line);
    } else {
      at = lines.indexOf(line);
      if (at < 0 || lines.includes(line, at + 1)) {
        throw new Error(`The guide shows a line that ${file} does not have just once: ${line}`);
      }
    }
  }
  writeFileSync(file, lines.join('\n'));
}
