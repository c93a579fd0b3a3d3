import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const STEP = /^\*\*`(?<path>[^`]+)`\*\*\n\n```(?<language>ts|diff)\n(?<text>[\s\S]*?)^```$/gm;

export type Followed = { readonly created: readonly string[]; readonly changed: readonly string[] };

/**
 * Does in a folder what a guide says: its `ts` blocks are new files, its `diff` blocks are changes.
 * Throws, and writes nothing, when a file is there already or a line that the guide shows is not.
 */
export function followGuide(guide: string, folder: string): Followed {
  const steps = [...guide.matchAll(STEP)].map(({ groups = {} }) => {
    const { path = '', language, text = '' } = groups;
    const isChange = language === 'diff';
    const file = join(folder, path);
    return { path, file, isChange, content: isChange ? changed(file, text) : created(file, text) };
  });
  for (const { file, content } of steps) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const pathsOf = (isChange: boolean) =>
    steps.filter((step) => step.isChange === isChange).map(({ path }) => path);
  return { created: pathsOf(false), changed: pathsOf(true) };
}

function created(file: string, text: string): string {
  if (existsSync(file)) throw new Error(`The guide creates ${file}, which is there already.`);
  return text;
}

/** Puts each run of added lines behind the line that the guide shows before it. */
function changed(file: string, diff: string): string {
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
  return lines.join('\n');
}
