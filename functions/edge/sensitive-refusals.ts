import type { ErrorKind } from './problems.ts';

/**
 * What is written down of a request that is refused: whoever wants what he may not have, or is not who he says.
 * Not an expired token or a wrong form: those are every client's everyday errors.
 */
export const SENSITIVE_REFUSALS: readonly ErrorKind[] = [
  'NotPermitted',
  'NoSupportAccess',
  'GrantNotPermitted',
  'OwnEmergency',
  'TokenInvalid',
  'SessionEnded',
  'KeyDisabled',
  'KeyExpired',
  'AddressNotAllowed',
  'TenantNotActive',
  'TenantSuspended',
  'InvalidCredentials',
  'InvalidCode',
  'PasswordWrong',
  'TooManyAttempts',
];

export const isSensitive = (kind: ErrorKind): boolean => SENSITIVE_REFUSALS.includes(kind);
