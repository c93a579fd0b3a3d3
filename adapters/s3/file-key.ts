import type { FileId, StoredFile } from '../../core/files/file.ts';
import type { Placement } from '../../core/tenancy/placement.ts';
import { isId } from '../../kit/id.ts';

/** All files of the tenant lie under it. */
export const filesPrefixOf = ({ objectPrefix }: Placement): string => `${objectPrefix}files/`;

export const filePrefixOf = (placement: Placement, id: FileId): string =>
  `${filesPrefixOf(placement)}${id}/`;

type Named = Pick<StoredFile, 'id' | 'name'>;

/**
 * The key tells the file's id and its name, so that a list needs nothing else. Letters beyond ASCII
 * stay as they are: escaped, 200 of them would not fit a key's 1,024 bytes.
 */
export const fileKeyOf = (placement: Placement, { id, name }: Named): string =>
  `${filePrefixOf(placement, id)}${name.replace(UNSAFE, escaped)}`;

/** The file that a key names; null for an object that is no file. */
export function fileOfKey(placement: Placement, key: string): Named | null {
  const prefix = filesPrefixOf(placement);
  if (!key.startsWith(prefix)) return null;

  const [id = '', name, ...rest] = key.slice(prefix.length).split('/');
  return isId('fil', id) && name && rest.length === 0
    ? { id, name: decodeURIComponent(name) }
    : null;
}

const UNSAFE = /[^A-Za-z0-9._~\-\u0080-\u{10ffff}]/gu;

const escaped = (character: string) =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
