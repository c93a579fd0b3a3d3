import type { TenantNotPortable } from '../../core/portability/start-tenant-export.ts';
import type { ProblemEntry } from './problem-entry.ts';

export type PortabilityError = TenantNotPortable;

export const portabilityProblems: {
  readonly [Kind in PortabilityError['kind']]: ProblemEntry<PortabilityError>;
} = {
  TenantNotPortable: {
    status: 409,
    type: 'tenant-not-portable',
    title: 'Not possible in this state',
    detail: ({ state }) => `The tenant is ${state}.`,
    extensions: ({ state }) => ({ state }),
  },
};
