import { statesThatMay, type Tenant } from './tenant.ts';

/** What is asked of a tenant from outside, in the order of its life. */
export const LIFE_TRANSITIONS = [
  'suspend',
  'resume',
  'changePlan',
  'terminate',
  'restore',
  'erase',
] as const;
export type LifeTransition = (typeof LIFE_TRANSITIONS)[number];

/** All that may be asked of the tenant at this moment. */
export const possibleNow = (tenant: Tenant, now: Date): LifeTransition[] =>
  LIFE_TRANSITIONS.filter(
    (transition) =>
      statesThatMay(transition).includes(tenant.state) && isOpen(transition, tenant, now),
  );

function isOpen(
  transition: LifeTransition,
  { termination, erasure, suspensions = [] }: Tenant,
  now: Date,
): boolean {
  if (transition === 'resume') return suspensions.length > 0;
  // One that was given up has nothing left, to restore or to erase.
  if (transition === 'restore')
    return !erasure && termination !== undefined && termination.eraseAt > now;
  if (transition === 'erase') return !erasure && termination !== undefined;
  return true;
}
