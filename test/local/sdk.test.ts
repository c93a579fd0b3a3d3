import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/config/stage.ts';
import { repository } from '../../local/home.ts';
import type * as Sdk from '../../sdk/src/index.ts';
import { createTenant, type TestTenant } from '../support/api.ts';
import { startWebApp, type WebApp } from '../support/browser/web-app.ts';
import { localCloud } from '../support/local-cloud.ts';
import { readmeExample, sdkProject, type SdkProject } from '../support/sdk-project.ts';

const [ALLOWED = ''] = stageNamed('local').allowedOrigins;

type InPage = { readonly sdk: typeof Sdk };

let project: SdkProject;
let tenant: TestTenant;

beforeAll(async () => {
  [project, tenant] = await Promise.all([sdkProject(), createTenant({ plan: 'pro' })]);
});
afterAll(() => project.remove());

const credentials = () => ({ tenant: tenant.slug, ...tenant.admin });

describe('the packed SDK in an empty project', () => {
  it('runs the example of its README', async () => {
    const { tenant: slug, email, password } = credentials();
    const env = { API_URL: localCloud().apiUrl, TENANT: slug, EMAIL: email, PASSWORD: password };
    const said = await project.runs('example.mjs', { text: readmeExample(), env });
    expect(said).toBe('Order 12 anvils\nIt is gone\n');
  });

  it('has types that a strict project compiles with, and that find a mistake', async () => {
    const tsc = join(repository, 'node_modules/typescript-7/bin/tsc');
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--lib', 'es2022,dom'];
    const compile = (body: string) => {
      const call = `createClient({ apiUrl: '' }).call('createFile', { body: ${body} })`;
      const text = `import { createClient } from '@freehold/sdk';\nconst { upload } = await ${call};\nupload.url satisfies string;\n`;
      writeFileSync(join(project.directory, 'typed.mts'), text);
      const args = [tsc, ...flags, '--types', '', 'typed.mts'];
      return promisify(execFile)(process.execPath, args, { cwd: project.directory });
    };
    await compile(`{ name: 'a', contentType: 'text/plain', size: 1 }`);
    await expect(compile(`{ name: 'a' }`)).rejects.toMatchObject({
      stdout: expect.stringContaining('typed.mts(2,') as string,
    });
  });
});

describe('the packed SDK in a browser', () => {
  let app: WebApp;
  let page: Page;
  beforeAll(async () => {
    app = await startWebApp([ALLOWED], {
      folder: project.directory,
      imports: {
        '@freehold/sdk': '/node_modules/@freehold/sdk/dist/index.js',
        'openapi-fetch': '/node_modules/openapi-fetch/dist/index.mjs',
      },
    });
    page = await app.openAt(ALLOWED);
    const content = `import * as sdk from '@freehold/sdk'; globalThis.sdk = sdk;`;
    await page.addScriptTag({ type: 'module', content });
    await page.waitForFunction(() => 'sdk' in globalThis);
  });
  afterAll(() => app.close());

  const given = () => ({ apiUrl: localCloud().apiUrl, credentials: credentials() });

  it('signs in, stores and lists, and tells a refusal by its kind', async () => {
    const seen = await page.evaluate(async ({ apiUrl, credentials }) => {
      const { createClient, isProblem, ProblemError } = (globalThis as unknown as InPage).sdk;
      const freehold = createClient({ apiUrl });
      await freehold.signIn(credentials);
      const params = { collection: 'browser' };
      for (const text of ['one', 'two', 'three']) {
        await freehold.call('createRecord', { params, body: { text } });
      }
      const texts: unknown[] = [];
      const list = freehold.list('listRecords', { params, query: { limit: 2 } });
      for await (const { data } of list) texts.push(data.text);
      const lost = { params: { ...params, recordId: 'rec_01kb2v3m9ne4a8x0c5r7d6f1gh' } };
      const error = await freehold.call('getRecord', lost).catch((reason: unknown) => reason);
      const isNotFound = isProblem(error, 'not-found');
      const hasRequestId = error instanceof ProblemError && error.requestId !== undefined;
      await freehold.signOut();
      return { texts, isNotFound, hasRequestId };
    }, given());
    expect(seen).toEqual({ texts: ['one', 'two', 'three'], isNotFound: true, hasRequestId: true });
  });

  it('uploads a file and downloads it, with progress', async () => {
    const seen = await page.evaluate(async (options) => {
      const { createClient, upload, download } = (globalThis as unknown as InPage).sdk;
      const freehold = createClient(options);
      const file = new Blob(['Grüße '.repeat(50_000)], { type: 'text/plain' });
      const { size, type: contentType } = file;
      const body = { name: 'hello.txt', contentType, size };
      const { id, upload: link } = await freehold.call('createFile', { body });
      const [sent, read]: Sdk.Progress[][] = [[], []];
      await upload(link, file, { onProgress: (progress) => sent?.push(progress) });
      const { download: from } = await freehold.call('getFile', { params: { fileId: id } });
      const got = await download(from, { onProgress: (progress) => read?.push(progress) });
      const isSame = (await got.text()) === (await file.text());
      return { isSame, size, sent: sent?.at(-1), read: read?.at(-1)?.done };
    }, given());
    const { size } = seen;
    expect(seen).toEqual({ isSame: true, size, sent: { done: size, total: size }, read: size });
  });
});
