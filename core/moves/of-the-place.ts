/** What a place holds of its own, made when it was prepared: it stays there, and is not counted. */
export const isItemOfThePlace = (partition: string, key: string): boolean =>
  partition === '' && key === 'STORAGE';

/** Where the manifest of a move lies, below the tenant's prefix at the new place. */
export const MANIFEST_FOLDER = '.moving/';

export const isObjectOfThePlace = (key: string): boolean =>
  key === '.prepared' || key.startsWith(MANIFEST_FOLDER);
