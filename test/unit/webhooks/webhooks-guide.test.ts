import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import {
  newWebhookSecret,
  verificationKeyOf,
  webhookHeaders,
} from '../../../kit/standard-webhooks.ts';

const run = promisify(execFile);
const guide = readFileSync('docs/webhooks.md', 'utf8');
const [typescript = '', python = '', ed25519 = ''] = [
  ...guide.matchAll(/^```\w+ verify\n([\s\S]*?)^```$/gm),
].map(([, code]) => code ?? '');
// Below the repository, so that the library is found.
mkdirSync('.build', { recursive: true });
const directory = mkdtempSync(join('.build', 'webhooks-guide-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const secret = newWebhookSecret();
const pair = newWebhookSecret('ed25519');
const message = { id: 'whm_1', body: '{"type":"record.created","data":{"name":"Zoë"}}' };
const headers = (age: number, ...secrets: [string, ...string[]]) =>
  webhookHeaders({ ...message, time: new Date(Date.now() - age * 1_000) }, ...secrets);

/** Whether the guide's code takes the message for the platform's. */
async function isVerified(file: string, code: string, [program, ...args]: string[]) {
  const path = join(directory, file);
  writeFileSync(path, code);
  const { stdout } = await run(program ?? '', [...args, path], {
    env: { ...process.env, WEBHOOK_SECRET: secret },
  });
  return stdout.trim() === 'yes';
}
const node = [process.execPath];

const cases = (own: string) => [
  { what: 'a good one', sent: headers(0, own), is: true },
  { what: 'a good one during a rotation', sent: headers(0, newWebhookSecret(), own), is: true },
  { what: 'one by another secret', sent: headers(0, newWebhookSecret()), is: false },
  { what: 'one of another body', sent: headers(0, own), body: `${message.body} `, is: false },
  { what: 'one that is old', sent: headers(400, own), is: false },
];

describe('docs/webhooks.md', () => {
  it.each(cases(secret))(
    'verifies in TypeScript, by the stock library: $what',
    async ({ sent, body = message.body, is }) => {
      const call = `try { verified(${JSON.stringify(body)}, ${JSON.stringify(sent)}); console.log('yes'); } catch { console.log('no'); }`;
      const code = `${typescript.replace('export const', 'const')}\n${call}`;
      expect(await isVerified('library.mjs', code, node)).toBe(is);
    },
  );

  it.each(cases(secret))(
    'verifies in Python, without a library: $what',
    async ({ sent, body = message.body, is }) => {
      const call = `import json\nprint("yes" if verified(json.loads(${JSON.stringify(JSON.stringify(body))}).encode(), json.loads(${JSON.stringify(JSON.stringify(sent))}), "${secret}") else "no")`;
      expect(await isVerified('plain.py', `${python}\n${call}`, ['python3'])).toBe(is);
    },
  );

  it.each(cases(pair))(
    'verifies by a public key: $what',
    async ({ sent, body = message.body, is }) => {
      const key = verificationKeyOf(pair);
      const call = `console.log(verifiedByKey(${JSON.stringify(body)}, ${JSON.stringify(sent)}, ${JSON.stringify(key)}) ? 'yes' : 'no')`;
      const code = `${ed25519.replace('export function', 'function')}\n${call}`;
      expect(await isVerified('by-key.mjs', code, node)).toBe(is);
    },
  );
});
