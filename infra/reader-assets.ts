import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const swaggerUi = join(root, 'node_modules', 'swagger-ui-dist');
const reader = join(root, 'functions', 'api-description', 'reader');

/** Each asset of the API reader, and the files it is made of. */
const ASSETS = {
  'swagger-ui.js': [join(swaggerUi, 'swagger-ui-bundle.js')],
  'swagger-ui.css': [join(swaggerUi, 'swagger-ui.css')],
  'reader.js': [join(reader, 'reader.js')],
  'reader.css': [join(reader, 'reader.css')],
  // Apache-2.0 and the licences of what it bundles ask to go with each copy.
  'licences.txt': ['LICENSE', 'NOTICE', 'swagger-ui-bundle.js.LICENSE.txt'].map((file) =>
    join(swaggerUi, file),
  ),
};

/** Lays the reader's files into the folder, compressed, each with the hash of its content in its name. */
export function writeReaderAssets(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, files] of Object.entries(ASSETS)) {
    const text = files.map((file) => withoutSourceMap(readFileSync(file, 'utf8'))).join('\n');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
    const hashed = name.replace(/(?=\.\w+$)/, `.${hash}`);
    writeFileSync(join(folder, `${hashed}.gz`), gzipSync(text, { level: 9 }));
  }
}

/** The source maps are not served; a browser's developer tools would ask for them. */
const withoutSourceMap = (text: string) =>
  text.replace(/\n?(?:\/\/|\/\*)# sourceMappingURL=\S+(?: \*\/)?\s*$/, '\n');
