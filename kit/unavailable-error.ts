/** A service that no AWS client speaks to does not answer: a moment later it may be well again. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
