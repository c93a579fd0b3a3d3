/** One thing wrong with a request's value: where, as a JSON pointer, and why, as a sentence. */
export type FieldError = { readonly pointer: string; readonly detail: string };

/** Every error at once; nothing was written. */
export type InvalidDraft = {
  readonly kind: 'InvalidDraft';
  readonly errors: readonly FieldError[];
};
