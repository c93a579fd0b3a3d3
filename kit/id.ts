import { createHash } from 'node:crypto';
import { TypeID, typeid } from 'typeid-js';

/** A TypeID: `<prefix>_` and 26 characters of base32, sortable by the time it was made (UUIDv7). */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

export const newId = <Prefix extends string>(prefix: Prefix): Id<Prefix> =>
  typeid(prefix).toString() as Id<Prefix>;

/** The same id for the same time and text, and in practice for no other; sortable like a new one (UUIDv8). */
export function derivedId<Prefix extends string>(
  prefix: Prefix,
  time: Date,
  text: string,
): Id<Prefix> {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUIntBE(time.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return TypeID.fromUUIDBytes(prefix, bytes).toString() as Id<Prefix>;
}

/** When the id was made, or the time it was derived from. */
export const timeOf = (id: Id<string>): Date =>
  new Date(Buffer.from(TypeID.fromString(id).toUUIDBytes()).readUIntBE(0, 6));

/** Whether a text from outside is a well-formed id of this sort; never throws. */
export function isId<Prefix extends string>(prefix: Prefix, text: string): text is Id<Prefix> {
  try {
    return TypeID.fromString(text, prefix).toString() === text;
  } catch {
    return false;
  }
}

/** Sorts before all ids that are made at that time or later, and after all that were made before. */
export function firstIdAt<Prefix extends string>(prefix: Prefix, time: Date): Id<Prefix> {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Math.max(0, time.getTime()), 0, 6);
  return TypeID.fromUUIDBytes(prefix, bytes).toString() as Id<Prefix>;
}
/** The 16 bytes of the id, and the id of 16 bytes. */
export const bytesOf = (id: Id<string>): Uint8Array => TypeID.fromString(id).toUUIDBytes();

export const idOfBytes = <Prefix extends string>(prefix: Prefix, bytes: Uint8Array): Id<Prefix> =>
  TypeID.fromUUIDBytes(prefix, bytes).toString() as Id<Prefix>;
