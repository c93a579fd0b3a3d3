import { createContext, use } from 'react';

export type Branding = { readonly name: string; readonly logo?: string; readonly colour?: string };

export const BrandingContext = createContext<Branding>({ name: 'Freehold' });

/** How the company that runs the platform looks. */
export const useBranding = (): Branding => use(BrandingContext);
