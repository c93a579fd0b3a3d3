export type PageRequest<Key extends string = string> = {
  readonly limit: number;
  readonly after?: Key;
};

export type Page<Item> = {
  readonly items: readonly Item[];
  /** The key to continue after; absent at the end. A page may be shorter than asked though more follows. */
  readonly next?: string;
};
