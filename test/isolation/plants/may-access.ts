import type * as original from '../../../core/access/may-access.ts';

export * from '../../../core/access/may-access.ts';

/** Nobody asks any more who may. */
export const mayAccess: typeof original.mayAccess = () => true;
