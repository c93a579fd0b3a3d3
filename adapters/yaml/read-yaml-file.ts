import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '../../kit/result.ts';
import { decodeUtf8 } from '../../kit/text/decode-utf8.ts';
import type { LocatedError } from '../../core/platform-config/config-error.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

/** Reads a YAML file; fails when there is none, rethrows any other trouble with the disk. */
export function readYamlFile(file: string): Result<YamlFile, LocatedError> {
  try {
    const text = decodeUtf8(readFileSync(file));
    if (text.ok) return ok(parseYamlFile(file, text.value));
    const { line, column } = text.error;
    return fail({ file, line, column, path: '', message: 'is not UTF-8: save the file as UTF-8' });
  } catch (error) {
    const message = SENTENCES[(error as NodeJS.ErrnoException).code ?? ''];
    if (message === undefined) throw error;
    return fail({ file, line: 1, column: 1, path: '', message });
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a directory, not a file',
  EACCES: 'may not be read',
};
