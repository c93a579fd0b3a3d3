import type { ItemOf } from '@freehold/sdk';
import { createContext, use } from 'react';

/** By what a tenant has let an operator in; its credential is in the page's memory alone. */
export type EnteredAccess = ItemOf<'listAccessOfTenant'>;

export const EnteredAccessContext = createContext<EnteredAccess | undefined>(undefined);

/** The access by which the lists around are read; undefined where they are the reader's own. */
export const useEnteredAccess = () => use(EnteredAccessContext);
