import { fail, ok, type Result } from '../../kit/result.ts';
import { isDeeperThan, type JsonObject } from '../../kit/json.ts';

/** An item of DynamoDB holds 400 KB, keys and the rest of the record included. */
export const MAX_DATA_BYTES = 350 * 1024;
export const MAX_DATA_DEPTH = 64;

export type DataTooLarge = {
  readonly kind: 'DataTooLarge';
  readonly bytes: number;
  readonly maxBytes: number;
};
export type DataTooDeep = { readonly kind: 'DataTooDeep'; readonly maxDepth: number };
export type UnfitData = DataTooLarge | DataTooDeep;

/** Whether a record can hold this data. */
export function fitData(data: JsonObject): Result<JsonObject, UnfitData> {
  // Depth comes first: to measure the bytes of what is too deep would exhaust the stack.
  if (isDeeperThan(MAX_DATA_DEPTH, data)) {
    return fail({ kind: 'DataTooDeep', maxDepth: MAX_DATA_DEPTH });
  }
  const bytes = bytesOf(data);
  return bytes > MAX_DATA_BYTES
    ? fail({ kind: 'DataTooLarge', bytes, maxBytes: MAX_DATA_BYTES })
    : ok(data);
}

/** What a record of it counts as. */
export const bytesOf = (data: JsonObject): number => Buffer.byteLength(JSON.stringify(data));
