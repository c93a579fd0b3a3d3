import type {
  FactorKey,
  NewFactor,
  SecondFactor,
  SecondFactors,
} from '../../core/identity/second-factors.ts';
import type { ToldChange } from '../../core/identity/user-accounts.ts';

type Kept = Pick<NewFactor, 'codes'> & Pick<SecondFactor, 'confirmedAt'>;

export class FakeSecondFactors implements SecondFactors {
  readonly told: ToldChange[] = [];
  readonly #factors = new Map<string, Kept>();

  find(user: FactorKey): Promise<SecondFactor | null> {
    const factor = this.#factors.get(keyOf(user));
    return Promise.resolve(
      factor ? { confirmedAt: factor.confirmedAt, recoveryCodesLeft: factor.codes.length } : null,
    );
  }

  add(user: FactorKey, factor: NewFactor, told: ToldChange): Promise<void> {
    this.#factors.set(keyOf(user), factor);
    this.told.push(told);
    return Promise.resolve();
  }

  replaceCodes(user: FactorKey, codes: readonly string[], told: ToldChange): Promise<void> {
    const confirmedAt = this.#factors.get(keyOf(user))?.confirmedAt ?? null;
    this.#factors.set(keyOf(user), { confirmedAt, codes });
    this.told.push(told);
    return Promise.resolve();
  }

  useCode(user: FactorKey, code: string): Promise<boolean> {
    const isRight = this.#factors.get(keyOf(user))?.codes.includes(code) === true;
    if (isRight) this.#factors.delete(keyOf(user));
    return Promise.resolve(isRight);
  }

  forget(user: FactorKey, told: ToldChange): Promise<void> {
    this.#factors.delete(keyOf(user));
    this.told.push(told);
    return Promise.resolve();
  }
}

const keyOf = ({ userPoolId, email }: FactorKey) => `${userPoolId} ${email}`;
