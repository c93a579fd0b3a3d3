import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packagesAreInstalled } from '../../../local/install.mjs';

let root: string;

const lock = (packages: object) => JSON.stringify({ packages });
const write = (file: string, text: string) => writeFileSync(join(root, file), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'freehold-install-'));
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  write('node_modules/.bin/node', '');
  write(
    'package-lock.json',
    lock({
      '': { version: '0.1.0' },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/only-on-mac': { version: '1.0.0', optional: true },
    }),
  );
  write('node_modules/.package-lock.json', lock({ 'node_modules/zod': { version: '4.6.7' } }));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('packagesAreInstalled', () => {
  it('holds when every package stands there, but for those of other machines', () => {
    expect(packagesAreInstalled(root)).toBe(true);
  });

  it('does not hold when the lock file asks for another version', () => {
    write('package-lock.json', lock({ 'node_modules/zod': { version: '4.7.0' } }));
    expect(packagesAreInstalled(root)).toBe(false);
  });

  it('does not hold when a package is new in the lock file', () => {
    write('package-lock.json', lock({ 'node_modules/new': { version: '1.0.0' } }));
    expect(packagesAreInstalled(root)).toBe(false);
  });

  it('does not hold without the pinned Node.js', () => {
    rmSync(join(root, 'node_modules', '.bin', 'node'));
    expect(packagesAreInstalled(root)).toBe(false);
  });

  it('does not hold in a fresh clone', () => {
    rmSync(join(root, 'node_modules'), { recursive: true });
    expect(packagesAreInstalled(root)).toBe(false);
  });
});
