import { createHash } from 'node:crypto';
import * as z from 'zod';
import { jsonOf } from './json-of.ts';
import { fail, ok, type Result } from './result.ts';

/** What a page belongs to: the list, its owner and its filters. A cursor is worth nothing anywhere else. */
export type CursorScope = Readonly<Record<string, string | number | undefined>>;

export type InvalidCursor = { readonly kind: 'InvalidCursor' };

const cursorContent = z.strictObject({ scope: z.string(), after: z.string().min(1) });

/** An opaque text that continues this list after `after`, the sort key of the last item shown. */
export function encodeCursor(scope: CursorScope, after: string): string {
  return Buffer.from(JSON.stringify({ scope: digest(scope), after })).toString('base64url');
}

/**
 * Where to continue; fails when the text is not a cursor of this scope. It is not signed: a caller can
 * forge `after`, so it must only ever complete a key whose partition the server chose.
 */
export function decodeCursor(scope: CursorScope, cursor: string): Result<string, InvalidCursor> {
  const content = cursorContent.safeParse(contentOf(cursor));
  return content.success && content.data.scope === digest(scope)
    ? ok(content.data.after)
    : fail({ kind: 'InvalidCursor' });
}

const contentOf = (cursor: string): unknown =>
  jsonOf(Buffer.from(cursor, 'base64url').toString('utf8'));

function digest(scope: CursorScope): string {
  const parts = Object.entries(scope)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}
