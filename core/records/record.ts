import type { Id } from '../../kit/id.ts';
import type { JsonObject } from '../../kit/json.ts';

export type RecordId = Id<'rec'>;

/** A JSON object that a tenant keeps in one of its collections. */
export type DataRecord = {
  readonly id: RecordId;
  readonly data: JsonObject;
  /** Grows by one with every write; the entity tag of the API. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type RecordKey = { readonly collection: string; readonly id: RecordId };

/** A collection comes to be with its first record, and stays when its last one is deleted. */
export type Collection = { readonly name: string; readonly createdAt: Date };

export const COLLECTION_NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** Whether a text can name a collection: what it may hold keeps it apart from every other sort of key. */
export const isCollectionName = (text: string): boolean => COLLECTION_NAME.test(text);
