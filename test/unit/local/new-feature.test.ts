import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followGuide } from '../../../local/follow-guide.ts';
import { namedGuide } from '../../../local/named-guide.ts';

const guide = [
  '**`core/reminders/reminder.ts`**\n\n```ts\nexport type Reminder = { id: string };\n```\n',
  '**`routes.ts`**\n\n```diff\n   a: 1,\n+  createReminder: 2,\n```\n',
].join('\n');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the guide under another noun', () => {
  it('names files, types and operations by it', () => {
    const named = namedGuide(guide, 'invoices');
    expect(named).toMatchObject({ ok: true });
    const text = named.ok ? named.value : '';
    expect(text).toContain('core/invoices/invoice.ts');
    expect(text).toContain('export type Invoice');
    expect(text).toContain('createInvoice');
    expect(text).not.toMatch(/reminder/i);
  });

  it.each(['', 'Invoices', 'invoice', 'my-invoices', '../etcs', 'glass', 'is'])(
    'refuses %j, which no file can be named by',
    (noun) => {
      expect(namedGuide(guide, noun)).toMatchObject({ ok: false });
    },
  );
});

describe('followGuide', () => {
  it('writes new files, and lines behind those that the guide shows', () => {
    writeFileSync(join(folder, 'routes.ts'), '{\n  a: 1,\n  b: 3,\n}\n');
    expect(followGuide(guide, folder)).toEqual({
      created: ['core/reminders/reminder.ts'],
      changed: ['routes.ts'],
    });
    expect(readFileSync(join(folder, 'routes.ts'), 'utf8')).toBe(
      '{\n  a: 1,\n  createReminder: 2,\n  b: 3,\n}\n',
    );
  });

  it('writes nothing where a line is not there', () => {
    writeFileSync(join(folder, 'routes.ts'), '{\n  b: 3,\n}\n');
    expect(() => followGuide(guide, folder)).toThrow('a: 1,');
    expect(existsSync(join(folder, 'core'))).toBe(false);
  });
});
