/** Wrong password, unknown user, unknown tenant: one answer, so that callers cannot learn which it was. */
export type InvalidCredentials = { readonly kind: 'InvalidCredentials' };
export type TooManyAttempts = {
  readonly kind: 'TooManyAttempts';
  readonly retryAfterSeconds: number;
};
/** The challenge was not set in this sign-in, was answered, ran out of time or of attempts. */
export type SignInLapsed = { readonly kind: 'SignInLapsed' };
export type InvalidCode = { readonly kind: 'InvalidCode' };
export type WeakPassword = {
  readonly kind: 'WeakPassword';
  readonly errors: readonly string[];
  /** Where the request has it; in the answer to a challenge by default. */
  readonly pointer?: string;
};
/** The pool asks for something this API cannot carry, such as a code by SMS. */
export type ChallengeUnsupported = { readonly kind: 'ChallengeUnsupported'; readonly name: string };
