import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeSecrets } from '../../../local/secrets.ts';

let directory = '';
const store = () => storeSecrets(join(directory, 'secrets.json'), 'http://127.0.0.1:1');

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'secrets-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

describe('storeSecrets', () => {
  it('needs no file', async () => {
    await expect(store()).resolves.toBeUndefined();
  });

  it.each([
    '{"KEY": sk_test_1}',
    '["sk_test_1"]',
    '{"KEY": {"a": "sk_test_1"}}',
    '{"key": "sk_test_1"}',
  ])('refuses %s and repeats nothing of it', async (text) => {
    writeFileSync(join(directory, 'secrets.json'), text);
    const error = await store().catch((refusal: unknown) => refusal);
    const message = inspect(error);
    expect(message).toContain('must be a JSON object of NAME and text');
    expect(message).not.toContain('sk_test_1');
  });
});
