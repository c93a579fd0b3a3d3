import { decodeCursor, type CursorScope } from '../../kit/cursor.ts';
import type { Problem } from '../../kit/lambda/problem.ts';
import { fail, ok, type Result } from '../../kit/result.ts';

const invalidCursor: Problem = {
  status: 400,
  kind: 'invalid-cursor',
  title: 'It is not a cursor of this list',
  detail: 'Begin without a cursor, and send only the `nextCursor` of the page before.',
};

type PageStart<Key extends string> = {
  readonly scope: CursorScope;
  readonly cursor: string | undefined;
  /** Whether a text can be a key of this list: a cursor is not signed, its content is a caller's word. */
  readonly isKey: (after: string) => after is Key;
};

/** Where the asked page begins: after a key, or at the start; fails for a cursor of any other list. */
export function pageStart<Key extends string>({
  scope,
  cursor,
  isKey,
}: PageStart<Key>): Result<{ readonly after?: Key }, Problem> {
  if (cursor === undefined) return ok({});

  const after = decodeCursor(scope, cursor);
  return after.ok && isKey(after.value) ? ok({ after: after.value }) : fail(invalidCursor);
}
