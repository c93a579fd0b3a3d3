/** What outside systems are reached with: keys and passwords, read where they are used. */
export interface Secrets {
  /**
   * The current value of the secret that the configuration names as `${NAME}`; at most five minutes
   * old, or an hour while it cannot be read anew. Throws a SecretMissingError when it does not exist.
   */
  get(name: string): Promise<string>;
}

/** The operators have not stored the secret, or have deleted it. */
export class SecretMissingError extends Error {
  override readonly name = 'SecretMissingError';

  constructor(secretName: string, options?: ErrorOptions) {
    super(`There is no secret ${secretName} with a text as its value`, options);
  }
}
