import { ACCOUNT_TEMPLATES } from './account-templates.ts';
import { OWNER_TEMPLATES } from './owner-templates.ts';
import type { NotificationTemplate } from './template.ts';

const OPTIONAL_URL = { type: 'url', isOptional: true } as const;

/** In the inbox alone: a mail about mails that come back may come back. */
const ADDRESS_NOTICE = {
  category: 'delivery',
  channels: ['in_app'],
  variables: { address: { type: 'text', description: 'The address that is suppressed' } },
  sample: { address: 'ada@acme.example' },
} as const;

/** The notifications that the platform has by itself; a tenant may override the texts, and make its own beside them. */
export const PLATFORM_TEMPLATES: Readonly<Record<string, NotificationTemplate>> = {
  analytics_alert: {
    name: 'analytics_alert',
    category: 'analytics',
    channels: ['in_app', 'email'],
    variables: {
      name: { type: 'text', description: 'What the alert is called' },
      state: { type: 'text', description: '“raised” or “over”' },
      metric: { type: 'text', description: 'What it watches' },
      value: { type: 'text', description: 'What was counted, or by how many percent it changed' },
      threshold: { type: 'text', description: 'Beyond which it is raised' },
      from: { type: 'text', description: 'The begin of the window' },
      to: { type: 'text', description: 'Its end' },
    },
    subject: 'Alert {{state}}: {{name}}',
    text: '{{metric}} was {{value}} from {{from}} to {{to}}. The threshold is {{threshold}}.',
    sample: {
      ...{ name: 'Reports fail', state: 'raised', metric: 'tracked_events', value: '140' },
      ...{ threshold: '100', from: '2026-11-27T12:00:00Z', to: '2026-11-27T13:00:00Z' },
    },
  },
  ...OWNER_TEMPLATES,
  ...ACCOUNT_TEMPLATES,
  message: {
    name: 'message',
    category: 'product',
    channels: ['in_app', 'email'],
    variables: {
      title: { type: 'text', description: 'What it is about, in a line' },
      text: { type: 'text', description: 'What there is to say' },
      link: { ...OPTIONAL_URL, description: 'Where to read on' },
    },
    link: 'link',
    button: 'Open',
    subject: '{{title}}',
    text: '{{text}}',
    sample: {
      title: 'Your report is ready',
      text: 'The report of November has been made.',
      link: 'https://app.acme.example/reports/11',
    },
  },
  digest: {
    name: 'digest',
    category: 'digest',
    channels: ['email'],
    variables: {
      count: { type: 'text', description: 'How many notifications it lists' },
      items: { type: 'text', description: 'The notifications, with an empty line between them' },
    },
    subject: '{{count}} notifications',
    text: '{{items}}',
    sample: {
      count: 2,
      items:
        'Your report is ready: The report of November has been made.\n\nA new member: Bob joined.',
    },
    translations: { de: { subject: '{{count}} Benachrichtigungen', text: '{{items}}' } },
  },
  'address-bounced': {
    ...ADDRESS_NOTICE,
    name: 'address-bounced',
    subject: 'Messages to {{address}} do not arrive',
    text: 'A message to {{address}} came back. Nothing more is sent there until the suppression is removed.',
    translations: {
      de: {
        subject: 'Nachrichten an {{address}} kommen nicht an',
        text: 'Eine Nachricht an {{address}} kam zurück. Dorthin wird nichts mehr gesendet, bis die Sperre aufgehoben ist.',
      },
    },
  },
  'address-complained': {
    ...ADDRESS_NOTICE,
    name: 'address-complained',
    subject: '{{address}} wants no messages',
    text: 'The owner of {{address}} complained about a message. Nothing more is sent there until the suppression is removed.',
    translations: {
      de: {
        subject: '{{address}} möchte keine Nachrichten',
        text: 'Wem {{address}} gehört, hat sich über eine Nachricht beschwert. Dorthin wird nichts mehr gesendet, bis die Sperre aufgehoben ist.',
      },
    },
  },
};
