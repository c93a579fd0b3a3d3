/** One thing wrong with a request's value: where, as a JSON pointer, and why, as a sentence. */
export type FieldFault = { readonly pointer: string; readonly detail: string };

/** Every fault at once; nothing was written. */
export type InvalidDraft = {
  readonly kind: 'InvalidDraft';
  readonly faults: readonly FieldFault[];
};
