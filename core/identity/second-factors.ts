import type { ToldChange } from './user-accounts.ts';

/** By the address that signs in: the user's id is known only after the second factor. */
export type FactorKey = { readonly userPoolId: string; readonly email: string };

/** The recovery codes beside a second factor, which the directory of users knows nothing of. */
export interface SecondFactors {
  /** These codes and no others from now on. */
  saveCodes(user: FactorKey, codes: readonly string[], told: ToldChange): Promise<void>;

  /** Uses the code up, and all others with it: they belong to the factor that it removes. False for a wrong one. */
  useCode(user: FactorKey, code: string): Promise<boolean>;

  /** There is no second factor any more; again is harmless. */
  forget(user: FactorKey, told: ToldChange): Promise<void>;
}
