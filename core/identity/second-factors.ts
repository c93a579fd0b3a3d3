import type { ToldChange } from './user-accounts.ts';

/** By the address that signs in: the user's id is known only after the second factor. */
export type FactorKey = { readonly userPoolId: string; readonly email: string };

/** What we know of a second factor. */
export type SecondFactor = {
  /** Null where it was confirmed before this was written down. */
  readonly confirmedAt: Date | null;
  readonly recoveryCodesLeft: number;
};

/** What stands beside a second factor, and the directory of users knows nothing of: its recovery codes. */
export interface SecondFactors {
  /** Null where there is none. */
  find(user: FactorKey): Promise<SecondFactor | null>;

  /** It was confirmed then; these codes and no others recover from its loss. */
  add(user: FactorKey, factor: NewFactor, told: ToldChange): Promise<void>;

  /** These codes and no others from now on. */
  replaceCodes(user: FactorKey, codes: readonly string[], told: ToldChange): Promise<void>;

  /** Uses the code up, and all others with it: they belong to the factor that it removes. False for a wrong one. */
  useCode(user: FactorKey, code: string): Promise<boolean>;

  /** There is no second factor any more; again is harmless. */
  forget(user: FactorKey, told: ToldChange): Promise<void>;
}

export type NewFactor = { readonly confirmedAt: Date; readonly codes: readonly string[] };
