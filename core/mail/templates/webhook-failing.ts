import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting, moment } from '../wording.ts';

export type WebhookFailingMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  readonly endpointId: string;
  readonly host: string;
  readonly since: Date;
  readonly reason: string;
};

/** To the tenant's owners, once until an attempt succeeds; long before the endpoint is disabled. */
export const webhookFailingMail = mailTemplate<WebhookFailingMail>(
  ({ tenant, endpointId, host, since, reason }, { platformName }) => ({
    subject: `Webhooks of ${tenant.name} do not arrive at ${host}`,
    paragraphs: [
      greeting(),
      {
        prose: `${platformName} tells a system of yours what happens in ${tenant.name}. None of its attempts has succeeded for a day.`,
      },
      factLines({
        Endpoint: endpointId,
        Host: host,
        Since: moment(since),
        'Last attempt': reason,
      }),
      {
        prose:
          'It is tried on. After 75 hours without a success the endpoint is disabled; what failed can be sent again once it works.',
      },
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    endpointId: 'whe_01kb2v3m9ne4a8x0c5r7d6f1gh',
    host: 'hooks.acme.example',
    since: new Date('2026-11-27T12:00:00.000Z'),
    reason: 'It answered 503.',
  },
);
