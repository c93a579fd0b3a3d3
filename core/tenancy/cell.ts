import * as z from 'zod';

/** A whole platform in one account and region, with tenants of its own: docs/scale.md. */
export const cellId = z.string().regex(/^cell-[1-9]\d{0,3}$/);

/** The first one, and that of all that was recorded before there were others. */
export const FIRST_CELL = 'cell-1';

/** The cell in what is recorded of a tenant. */
export const cellOf = ({ cell = FIRST_CELL }: { readonly cell?: string }): string => cell;
