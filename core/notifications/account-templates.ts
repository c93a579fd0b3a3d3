import type { NotificationTemplate } from './template.ts';

/**
 * The mails of accounts in which a tenant may speak for itself: the words stand before what has to be done, which
 * stays the platform's (`core/mail/templates`).
 */
export const ACCOUNT_TEMPLATES: Readonly<Record<string, NotificationTemplate>> = {
  invitation: {
    name: 'invitation',
    category: 'security',
    channels: ['email'],
    variables: {
      tenant: { type: 'text', description: 'The tenant’s name' },
      name: { type: 'text', isOptional: true, description: 'Who is invited, where it is known' },
      expires: { type: 'text', description: 'Until when the invitation is valid' },
    },
    subject: 'You are invited to {{tenant}}',
    text: 'You are invited to {{tenant}}.',
    sample: { tenant: 'Acme', name: 'Grace', expires: '4 December 2026, 12:00 UTC' },
  },
  welcome: {
    name: 'welcome',
    category: 'security',
    channels: ['email'],
    variables: {
      tenant: { type: 'text', description: 'The tenant’s name' },
      name: { type: 'text', isOptional: true, description: 'The admin, where the name is known' },
    },
    subject: 'Welcome: {{tenant}} is ready',
    text: '{{tenant}} is ready. You are its owner.',
    sample: { tenant: 'Acme', name: 'Ada' },
  },
};
