import { SecretMissingError, type Secrets } from '../../core/secrets/secrets.ts';

export class FakeSecrets implements Secrets {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: Readonly<Record<string, string>> = {}) {
    this.#values = new Map(Object.entries(values));
  }

  get(name: string): Promise<string> {
    const value = this.#values.get(name);
    return value ? Promise.resolve(value) : Promise.reject(new SecretMissingError(name));
  }
}
