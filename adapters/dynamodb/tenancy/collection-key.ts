/** Sort keys of the tenant's own partition that name its collections. */
export const COLLECTION_SORT_KEY_PREFIX = 'C#';

export const collectionSortKey = (name: string): string => `${COLLECTION_SORT_KEY_PREFIX}${name}`;
export const collectionOf = (sortKey: string): string =>
  sortKey.slice(COLLECTION_SORT_KEY_PREFIX.length);
