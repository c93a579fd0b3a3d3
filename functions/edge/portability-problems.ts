import type { TenantNotPortable } from '../../core/portability/start-tenant-export.ts';
import { notFound, type ProblemEntry } from './problem-entry.ts';

export type PortabilityError = TenantNotPortable | { readonly kind: 'ImportNotFound' };

export const portabilityProblems: {
  readonly [Kind in PortabilityError['kind']]: ProblemEntry<
    Extract<PortabilityError, { readonly kind: Kind }>
  >;
} = {
  ImportNotFound: notFound('Import'),
  TenantNotPortable: {
    status: 409,
    type: 'tenant-not-portable',
    title: 'Not possible in this state',
    detail: ({ state }) => `The tenant is ${state}.`,
    extensions: ({ state }) => ({ state }),
  },
};
