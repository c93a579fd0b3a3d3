import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slimUndici } from '../../../infra/slim-undici.ts';
import { httpServers } from '../../support/http-servers.ts';

const { serving } = httpServers();
const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..', '..');
const CALL = `
  import { UndiciOutboundHttp } from './adapters/undici/undici-outbound-http.ts';
  const http = new UndiciOutboundHttp({ allowsLoopback: true });
  const url = process.argv[2];
  const answer = await http.send({ method: 'POST', url, body: 'x', isSafeToRepeat: true });
  console.log(answer.value.status, String(answer.value.body));
`;
let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'outbound-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

describe('UndiciOutboundHttp as it is bundled', () => {
  it('calls, repeats and stays below 190 KB', async () => {
    const outfile = join(directory, 'bundle.mjs');
    const { metafile } = await build({
      stdin: { contents: CALL, resolveDir: root },
      outfile,
      bundle: true,
      minify: true,
      metafile: true,
      platform: 'node',
      format: 'esm',
      plugins: [slimUndici],
      banner: {
        js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
      },
    });
    const { url, requests } = await serving([503, 201]);
    const { stdout } = await run(process.execPath, [outfile, url]);

    expect(stdout.trim()).toBe('201 answer');
    expect(requests()).toBe(2);
    const [bytes = 0] = Object.values(metafile.outputs).map((output) => output.bytes);
    expect(bytes).toBeLessThan(190_000);
  });
});
