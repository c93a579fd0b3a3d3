import type { NotificationTemplate, TemplateTexts } from './template.ts';

type OwnerNotice = {
  readonly category: string;
  readonly en: TemplateTexts;
  readonly de: TemplateTexts;
  readonly sample: Readonly<Record<string, string | number>>;
};

/** What owners find in their inbox of what happened to their tenant; mails of it are those of `core/mail`. */
const NOTICES: Readonly<Record<string, OwnerNotice>> = {
  'webhook-failing': {
    category: 'webhooks',
    en: {
      subject: 'Webhooks to {{host}} fail',
      text: 'No attempt has succeeded for a day: {{reason}}. After 75 hours the endpoint is disabled.',
    },
    de: {
      subject: 'Webhooks an {{host}} schlagen fehl',
      text: 'Seit einem Tag gelang kein Versuch: {{reason}}. Nach 75 Stunden wird der Endpunkt abgeschaltet.',
    },
    sample: { host: 'hooks.acme.example', reason: 'It answered 500.' },
  },
  'webhook-disabled': {
    category: 'webhooks',
    en: {
      subject: 'Webhooks to {{host}} were disabled',
      text: 'The endpoint is sent nothing any more. Repair it, enable it, and have what failed sent again.',
    },
    de: {
      subject: 'Webhooks an {{host}} wurden abgeschaltet',
      text: 'An den Endpunkt wird nichts mehr gesendet. Nach der Reparatur lässt er sich wieder einschalten und das Versäumte nachsenden.',
    },
    sample: { host: 'hooks.acme.example' },
  },
  'storage-reached': {
    category: 'usage',
    en: {
      subject: '{{percent}} % of the storage is used',
      text: 'At 100 % nothing more fits. Delete files, or choose a larger plan.',
    },
    de: {
      subject: '{{percent}} % des Speichers sind belegt',
      text: 'Bei 100 % passt nichts mehr hinein. Dateien löschen oder einen größeren Tarif wählen.',
    },
    sample: { percent: 80 },
  },
  'usage-reached': {
    category: 'usage',
    en: {
      subject: '{{percent}} % of {{meter}} is used',
      text: '{{used}} of {{limit}} in this billing period.',
    },
    de: {
      subject: '{{percent}} % von {{meter}} sind verbraucht',
      text: '{{used}} von {{limit}} in diesem Abrechnungszeitraum.',
    },
    sample: { percent: 80, meter: 'API calls', used: 80_000, limit: 100_000 },
  },
  'payment-failed': {
    category: 'billing',
    en: {
      subject: 'A payment failed',
      text: 'An invoice is unpaid. Unless it is paid, access ends on {{date}}.',
    },
    de: {
      subject: 'Eine Zahlung ist fehlgeschlagen',
      text: 'Eine Rechnung ist offen. Ohne Zahlung endet der Zugang am {{date}}.',
    },
    sample: { date: '2026-12-12' },
  },
  'api-key-leaked': {
    category: 'security',
    en: {
      subject: 'The API key {{name}} was found in public',
      text: 'Its secret, which ends in {{lastFour}}, works no more. Put another one in its place.',
    },
    de: {
      subject: 'Der API-Schlüssel {{name}} wurde öffentlich gefunden',
      text: 'Sein Geheimnis mit dem Ende {{lastFour}} gilt nicht mehr. Bitte durch ein anderes ersetzen.',
    },
    sample: { name: 'CRM', lastFour: 'x7Qa' },
  },
  'audit-stream-failing': {
    category: 'security',
    en: {
      subject: 'The audit log does not arrive at {{to}}',
      text: 'It was not taken for an hour: {{reason}}. It is tried on.',
    },
    de: {
      subject: 'Das Audit-Protokoll kommt bei {{to}} nicht an',
      text: 'Es wurde eine Stunde lang nicht angenommen: {{reason}}. Es wird weiter versucht.',
    },
    sample: { to: 'siem.acme.example', reason: 'It answered 503.' },
  },
  'export-ready': {
    category: 'exports',
    en: {
      subject: 'The export is ready',
      text: 'The archive of all your data may be downloaded until {{date}}.',
    },
    de: {
      subject: 'Der Export ist fertig',
      text: 'Das Archiv mit allen Daten lässt sich bis {{date}} herunterladen.',
    },
    sample: { date: '2026-12-05' },
  },
};

/** Each has the variables of its sample. */
export const OWNER_TEMPLATES: Readonly<Record<string, NotificationTemplate>> = Object.fromEntries(
  Object.entries(NOTICES).map(([name, { category, en, de, sample }]) => {
    const names = Object.keys(sample);
    const variables = Object.fromEntries(names.map((one) => [one, { type: 'text' as const }]));
    const channels = ['in_app' as const];
    return [
      name,
      { ...en, name, category, channels, variables, sample, translations: { de } },
    ] as const;
  }),
);
