import { TypeID, typeid } from 'typeid-js';

/** A TypeID: `<prefix>_` and 26 characters of base32, sortable by the time it was made (UUIDv7). */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

export const newId = <Prefix extends string>(prefix: Prefix): Id<Prefix> =>
  typeid(prefix).toString() as Id<Prefix>;

/** Whether a text from outside is a well-formed id of this sort; never throws. */
export function isId<Prefix extends string>(prefix: Prefix, text: string): text is Id<Prefix> {
  try {
    return TypeID.fromString(text, prefix).toString() === text;
  } catch {
    return false;
  }
}
