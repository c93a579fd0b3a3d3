import type { FunctionPath } from '../routes.ts';

type Tag = { readonly name: string; readonly description?: string };

const tenants: Tag = {
  name: 'Tenants',
  description: 'The companies on the platform: onboarding them, watching over them, changing them.',
};

const apiKeys: Tag = {
  name: 'API keys',
  description: 'Keys by which programs use the API, for a tenant or for one of its members.',
};

const usage: Tag = {
  name: 'Usage',
  description: 'What a tenant uses: events that are each counted once, and what they add up to.',
};

const analytics: Tag = {
  name: 'Analytics',
  description:
    'Usage and spend over time, and what happens in the product; for operators revenue, cost and margin.',
};

const billing: Tag = {
  name: 'Billing',
  description: 'What a tenant has bought, its invoices, and how they are paid.',
};

const onboarding: Tag = {
  name: 'Onboarding',
  description: 'What a tenant was onboarded with, for its owners.',
};

const notifications: Tag = {
  name: 'Notifications',
  description: 'What members are told, over which channels, and their inboxes.',
};

const TAGS: Readonly<Partial<Record<FunctionPath, Tag>>> = {
  'tenants/api': tenants,
  'provisioning/api': onboarding,
  'tenants/measure-usage': tenants,
  'moves/api': {
    name: 'Moves',
    description: 'Moving a tenant’s data from one placement to another while its users work.',
  },
  'portability/api': {
    name: 'Portability',
    description:
      'All that a tenant has as one archive: out of the platform, and into a fresh tenant.',
  },
  'webhooks/api': {
    name: 'Webhooks',
    description: 'Where a tenant is told of its events, and what became of each message.',
  },
  'jobs/api': {
    name: 'Jobs',
    description: 'What takes longer than a request, such as a move: its progress and its report.',
  },
  'audit/api': {
    name: 'Audit',
    description: 'Who did what, and who was refused: immutable, and provably so.',
  },
  'alarms/api': {
    name: 'Alarms',
    description: 'What of the platform is not well just now.',
  },
  'flags/api': {
    name: 'Flags',
    description: 'Switches of features, by tenant, user and share of tenants.',
  },
  'events/api': {
    name: 'Events',
    description: 'What tenants are told of, and what the company’s own product tells them.',
  },
  'quotas/api': {
    name: 'Quotas',
    description: 'How much of its plan a tenant uses.',
  },
  'billing/api': billing,
  'billing/documents': billing,
  'billing/receive-events': billing,
  'analytics/api': analytics,
  'product-analytics/ingest': analytics,
  'product-analytics/api': analytics,
  'metering/ingest': usage,
  'metering/api': usage,
  'members/api': {
    name: 'Members',
    description: 'Who belongs to a tenant, in which role, and who is invited.',
  },
  'identity/api': {
    name: 'Sessions',
    description: 'Signing in and out, for tenants’ users and for operators.',
  },
  'identity/account': {
    name: 'Account',
    description: 'What users do for themselves, and what a tenant asks of its users.',
  },
  'operators/api': {
    name: 'Operators',
    description: 'Who runs the platform, and what each may do.',
  },
  'roles/api': {
    name: 'Roles',
    description: 'What there is to permit, and the roles that permit it.',
  },
  'support-access/api': {
    name: 'Support access',
    description:
      'Operators in a tenant’s data: asked for, granted, revoked, and each use written down.',
  },
  'api-keys/api': apiKeys,
  'api-keys/report-leaked-keys': apiKeys,
  'cache/api': {
    name: 'Cache',
    description: 'Values that a tenant keeps for a while.',
  },
  'notifications/api': notifications,
  'notifications/unsubscribe': notifications,
  'notifications/receive-events': notifications,
  'records/api': {
    name: 'Records',
    description: 'JSON objects of a tenant, in collections that need no declaration.',
  },
  'files/api': {
    name: 'Files',
    description: 'Files of a tenant, uploaded and downloaded by links of short life.',
  },
  'api-description/api': {
    name: 'API description',
    description: 'This document, and its reader.',
  },
};

/** The heading under which a function's operations stand: where nothing says otherwise, its feature. */
export const tagOf = (path: FunctionPath): Tag => TAGS[path] ?? { name: capital(path) };

const capital = (path: string): string => {
  const [feature = path] = path.split('/');
  return feature.charAt(0).toUpperCase() + feature.slice(1);
};
