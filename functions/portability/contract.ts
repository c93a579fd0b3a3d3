import type { Contracts } from '../edge/operation-contract.ts';
import { exportContract } from './export-contract.ts';

export const portabilityContract = { ...exportContract } satisfies Contracts<'portability/api'>;
