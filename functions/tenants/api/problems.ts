import type { InvalidDraft } from '../../../core/tenants/field-error.ts';
import type {
  IdempotencyKeyReused,
  RegistryBusy,
  TenantNotFound,
} from '../../../core/tenants/tenant-registry.ts';
import { invalidFields } from '../../../kit/lambda/http.ts';
import type { Problem } from '../../../kit/lambda/problem.ts';

export const notFound: Problem = {
  status: 404,
  kind: 'not-found',
  title: 'There is no such tenant',
};

export type SharedError = InvalidDraft | TenantNotFound | IdempotencyKeyReused | RegistryBusy;

/** The failures that more than one operation on tenants can end in. */
export function toSharedProblem(error: SharedError): Problem {
  switch (error.kind) {
    case 'TenantNotFound':
      return notFound;
    case 'InvalidDraft':
      return invalidFields(error.errors);
    case 'IdempotencyKeyReused':
      return {
        status: 422,
        kind: 'idempotency-key-reused',
        title: 'The idempotency key belongs to another request',
        detail: 'Use a new key for each new request; repeat a request with the same key and body.',
      };
    case 'RegistryBusy':
      return {
        status: 503,
        kind: 'registry-busy',
        title: 'Too many tenants are written at once',
        detail: 'Nothing was changed; try again.',
        headers: { 'retry-after': '2' },
      };
  }
}
