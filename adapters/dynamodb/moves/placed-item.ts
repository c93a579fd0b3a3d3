import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { PlacedItem } from '../../../core/moves/placement-items.ts';

export type Image = Readonly<Record<string, AttributeValue>>;

/** An item as a move compares it: in DynamoDB's own types, so that no number loses a digit. */
export function toPlacedItem(item: Image): PlacedItem {
  const image = withoutMark(item);
  const content = JSON.stringify(orderedMap(image));
  const expiresAt = image.expiresAt?.N;
  return {
    key: image.sk?.S ?? '',
    content,
    bytes: Buffer.byteLength(content),
    ...(expiresAt !== undefined && { expiresAt: Number(expiresAt) }),
    image,
  };
}

/** Of a copy: the version that was copied. */
const MARK = 'copiedVersion';

/**
 * The item as a copy. A stream tells of copies too: by the mark, a version that was copied is known
 * from one that was written here, and no event tells of it a second time.
 */
export const toCopy = (image: Image): Record<string, AttributeValue> => ({
  ...image,
  ...(image.version && { [MARK]: image.version }),
});

const withoutMark = (item: Image): Image =>
  Object.fromEntries(Object.entries(item).filter(([name]) => name !== MARK));

const orderedMap = (map: Image): [string, unknown][] =>
  Object.entries(map)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => [name, ordered(value)]);

/** The same for the same value: members of maps and sets come in any order. */
function ordered(value: AttributeValue): unknown {
  if (value.M) return { M: orderedMap(value.M) };
  if (value.L) return { L: value.L.map(ordered) };
  if (value.SS) return { SS: value.SS.toSorted() };
  if (value.NS) return { NS: value.NS.toSorted() };
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64).toSorted() };
  return value;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
