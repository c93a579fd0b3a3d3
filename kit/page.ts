export type PageRequest = { readonly limit: number; readonly after?: string };

export type Page<Item> = {
  readonly items: readonly Item[];
  /** The key to continue after; absent at the end. A page may be shorter than asked though more follows. */
  readonly next?: string;
};
