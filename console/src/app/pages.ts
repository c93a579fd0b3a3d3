import type { Me } from '../session/me.ts';
import type { Texts } from '../texts/en.ts';

export type PageLink = { readonly to: string; readonly label: string };

type Listed = {
  readonly to: string;
  readonly text: (texts: Texts) => string;
  readonly of: Me['kind'] | 'both';
  readonly permission?: string;
};

/** The pages that stand in the navigation and the palette, and who has them. */
const PAGES: readonly Listed[] = [
  { to: '/', text: ({ nav }) => nav.overview, of: 'both' },
  { to: '/tenants', text: ({ nav }) => nav.tenants, of: 'operator', permission: 'tenants:read' },
  {
    to: '/onboard',
    text: ({ tenants }) => tenants.onboard,
    of: 'operator',
    permission: 'tenants:write',
  },
  {
    to: '/members',
    text: ({ members }) => members.title,
    of: 'tenant',
    permission: 'members:read',
  },
  { to: '/roles', text: ({ roles }) => roles.title, of: 'tenant', permission: 'roles:read' },
];

export const pagesFor = (me: Me, texts: Texts): PageLink[] =>
  PAGES.filter(
    ({ of, permission }) =>
      (of === 'both' || of === me.kind) &&
      (permission === undefined || me.permissions.includes(permission)),
  ).map(({ to, text }) => ({ to, label: text(texts) }));
