import type { FactorKey, SecondFactors } from '../../core/identity/second-factors.ts';
import type { ToldChange } from '../../core/identity/user-accounts.ts';

export class FakeSecondFactors implements SecondFactors {
  readonly told: ToldChange[] = [];
  readonly #codes = new Map<string, readonly string[]>();

  saveCodes(user: FactorKey, codes: readonly string[], told: ToldChange): Promise<void> {
    this.#codes.set(keyOf(user), codes);
    this.told.push(told);
    return Promise.resolve();
  }

  useCode(user: FactorKey, code: string): Promise<boolean> {
    const isRight = this.#codes.get(keyOf(user))?.includes(code) === true;
    if (isRight) this.#codes.delete(keyOf(user));
    return Promise.resolve(isRight);
  }

  forget(user: FactorKey, told: ToldChange): Promise<void> {
    this.#codes.delete(keyOf(user));
    this.told.push(told);
    return Promise.resolve();
  }
}

const keyOf = ({ userPoolId, email }: FactorKey) => `${userPoolId} ${email}`;
