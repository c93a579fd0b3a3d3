import * as original from '../../../kit/cursor.ts';

export * from '../../../kit/cursor.ts';

/** A cursor continues every list, whosever list it was made for. */
export const decodeCursor: typeof original.decodeCursor = (scope, cursor) => {
  const content = Buffer.from(cursor, 'base64url').toString('utf8');
  const { after } = JSON.parse(content) as { readonly after: string };
  return original.decodeCursor(scope, original.encodeCursor(scope, after));
};
