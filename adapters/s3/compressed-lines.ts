import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** An object of compressed JSON Lines, as S3 is to keep it; each line ends with its line feed. */
export const compressedLines = async (lines: readonly string[]) => ({
  Body: await compress(lines.join('')),
  ContentType: 'application/x-ndjson',
  ContentEncoding: 'gzip',
});
