import type { ReactNode } from 'react';

/** What the platform is called, as its deployment writes it into the page (infra/brand-console.ts). */
export const PLATFORM_NAME =
  document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content ?? '';

/** Empty where the company has none: the icon is then an address without data. */
const LOGO =
  document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.getAttribute('href') ?? '';

/** The company's logo beside a name. */
export const Brand = ({ children }: { readonly children: ReactNode }) => (
  <span className="flex min-w-0 items-center gap-2">
    {LOGO.startsWith('/') && <img src={LOGO} alt="" className="h-6 max-w-24" />}
    <bdi>{children}</bdi>
  </span>
);
