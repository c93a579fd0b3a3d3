import { statesThatMay, type TenantTransition } from '../../../core/tenants/tenant.ts';

/** The part of a write's condition by which it happens only to a tenant whose state admits it. */
export function stateCondition(transition: TenantTransition) {
  const values = Object.fromEntries(
    statesThatMay(transition).map((state) => [`:from_${state}`, state]),
  );
  return {
    expression: `#state IN (${Object.keys(values).join(', ')})`,
    names: { '#state': 'state' },
    values,
  };
}
