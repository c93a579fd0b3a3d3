import type { NotificationTemplate } from './template.ts';

const OPTIONAL_URL = { type: 'url', isOptional: true } as const;

/** The notifications that the platform has by itself; a tenant may override the texts, and make its own beside them. */
export const PLATFORM_TEMPLATES: Readonly<Record<string, NotificationTemplate>> = {
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
};
