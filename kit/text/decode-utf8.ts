import { fail, ok, type Result } from '../result.ts';

/** Where the first byte stands that is no UTF-8; both count from 1. */
export type NotUtf8 = { readonly kind: 'NotUtf8'; readonly line: number; readonly column: number };

/** What decoders put in the place of bytes that are no UTF-8. */
export const STAND_IN = '\ufffd';

/**
 * The text of the bytes, without a byte order mark. NUL is refused too: it is UTF-8, but in a text it says that
 * this is UTF-16.
 */
export function decodeUtf8(bytes: Uint8Array): Result<string, NotUtf8> {
  const text = new TextDecoder().decode(bytes);
  const broken = firstStandIn(text, bytes);
  const nul = text.indexOf('\0');
  const [first] = [broken, nul].filter((at) => at >= 0).sort((a, b) => a - b);
  return first === undefined ? ok(text) : fail(notUtf8At(text, first));
}

/** A text may hold U+FFFD itself: then its three bytes stand there. */
function firstStandIn(text: string, bytes: Uint8Array): number {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let offset = mark;
  let read = 0;
  for (let at = text.indexOf(STAND_IN); at >= 0; at = text.indexOf(STAND_IN, read)) {
    offset += Buffer.byteLength(text.slice(read, at));
    if (!ITSELF.equals(bytes.subarray(offset, offset + ITSELF.length))) return at;
    offset += ITSELF.length;
    read = at + 1;
  }
  return -1;
}

const ITSELF = Buffer.from(STAND_IN);

/** The place of a character of a text. */
export function notUtf8At(text: string, index: number): NotUtf8 {
  const lines = text.slice(0, index).split('\n');
  return { kind: 'NotUtf8', line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
