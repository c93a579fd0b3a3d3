/** A link as an answer of the API gives it. It carries its own permission, so no credential is sent. */
export type Link = {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Progress = {
  /** Bytes so far. */
  readonly done: number;
  /** Bytes in all; nothing where the server does not say. */
  readonly total: number | undefined;
};

export type TransferOptions = {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};
