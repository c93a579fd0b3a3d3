import type { Contracts } from '../edge/operation-contract.ts';
import { exportContract } from './export-contract.ts';
import { importContract } from './import-contract.ts';

export const portabilityContract = {
  ...exportContract,
  ...importContract,
} satisfies Contracts<'portability/api'>;
