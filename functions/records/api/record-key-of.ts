import { isCollectionName, type RecordKey } from '../../../core/records/record.ts';
import { isId } from '../../../kit/id.ts';
import type { ApiEvent } from '../../edge/request-context.ts';

/** The collection that the path names; null when it can name none. */
export function collectionOf({ pathParameters }: ApiEvent): string | null {
  const collection = pathParameters?.collection ?? '';
  return isCollectionName(collection) ? collection : null;
}

/** The record that the path names; null when it can name none. */
export function recordKeyOf(event: ApiEvent): RecordKey | null {
  const collection = collectionOf(event);
  const id = event.pathParameters?.recordId ?? '';
  return collection !== null && isId('rec', id) ? { collection, id } : null;
}
