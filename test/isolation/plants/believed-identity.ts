import * as original from '../../../functions/edge/authorizer-context.ts';

export * from '../../../functions/edge/authorizer-context.ts';

/** Who says in a header to be of another tenant is. */
export const principalOf: typeof original.principalOf = (event) => {
  const identified = original.principalOf(event);
  const tenantId = event.headers['x-tenant-id'];
  return identified.principal && tenantId !== undefined
    ? ({ ...identified, principal: { ...identified.principal, tenantId } } as typeof identified)
    : identified;
};
