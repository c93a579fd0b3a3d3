import type { Me } from '../session/me.ts';
import type { Texts } from '../texts/en.ts';

export type PageLink = {
  readonly to: string;
  readonly label: string;
  readonly isAside?: boolean | undefined;
};

type Listed = {
  readonly to: string;
  readonly text: (texts: Texts) => string;
  readonly of: Me['kind'] | 'both';
  readonly permission?: string;
  /** In the palette alone: it has a place of its own beside the navigation. */
  readonly isAside?: boolean;
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
  {
    to: '/inbox',
    text: ({ inbox }) => inbox.title,
    of: 'tenant',
    permission: 'inbox:read',
    isAside: true,
  },
  { to: '/account', text: ({ account }) => account.title, of: 'both', isAside: true },
  { to: '/api-keys', text: ({ keys }) => keys.title, of: 'tenant', permission: 'api-keys:read' },
  { to: '/billing', text: ({ billing }) => billing.title, of: 'tenant', permission: 'usage:read' },
  {
    to: '/webhooks',
    text: ({ webhooks }) => webhooks.title,
    of: 'tenant',
    permission: 'webhooks:read',
  },
  {
    to: '/records',
    text: ({ records }) => records.title,
    of: 'tenant',
    permission: 'records:read',
  },
  { to: '/files', text: ({ files }) => files.title, of: 'tenant', permission: 'files:read' },
  {
    to: '/analytics',
    text: ({ metrics }) => metrics.title,
    of: 'tenant',
    permission: 'analytics:read',
  },
  { to: '/audit', text: ({ audit }) => audit.title, of: 'tenant', permission: 'audit:read' },
  {
    to: '/audit',
    text: ({ audit }) => audit.title,
    of: 'operator',
    permission: 'platform-audit:read',
  },
  {
    to: '/support-access',
    text: ({ support }) => support.title,
    of: 'tenant',
    permission: 'support-access:read',
  },
  {
    to: '/settings',
    text: ({ settings }) => settings.title,
    of: 'tenant',
    permission: 'policy:read',
  },
  {
    to: '/exports',
    text: ({ exports }) => exports.title,
    of: 'tenant',
    permission: 'exports:write',
    isAside: true,
  },
  {
    to: '/operators',
    text: ({ operators }) => operators.title,
    of: 'operator',
    permission: 'operators:read',
  },
  { to: '/flags', text: ({ flags }) => flags.title, of: 'operator', permission: 'flags:read' },
  {
    to: '/platform',
    text: ({ platform }) => platform.title,
    of: 'operator',
    permission: 'tenants:read',
  },
  { to: '/mails', text: ({ mails }) => mails.title, of: 'operator', permission: 'tenants:read' },
  {
    to: '/templates',
    text: ({ templates }) => templates.title,
    of: 'tenant',
    permission: 'notification-templates:read',
  },
];

export const pagesFor = (me: Me, texts: Texts): PageLink[] =>
  PAGES.filter(
    ({ of, permission }) =>
      (of === 'both' || of === me.kind) &&
      (permission === undefined || me.permissions.includes(permission)),
  ).map(({ to, text, isAside }) => ({ to, label: text(texts), isAside }));
