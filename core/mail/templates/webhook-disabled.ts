import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting } from '../wording.ts';

export type WebhookDisabledMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  readonly endpointId: string;
  readonly host: string;
  readonly because: 'gone' | 'failing';
};

const WHY = {
  gone: 'It answered that it wants no messages any more (410).',
  failing: 'No attempt has succeeded for 75 hours.',
} as const;

/** To the tenant's owners, when an endpoint is disabled that nobody of theirs disabled. */
export const webhookDisabledMail = mailTemplate<WebhookDisabledMail>(
  ({ tenant, endpointId, host, because }, { platformName }) => ({
    subject: `Webhooks of ${tenant.name} are not sent to ${host} any more`,
    paragraphs: [
      greeting(),
      {
        prose: `${platformName} told a system of yours what happens in ${tenant.name}, and has stopped. ${WHY[because]}`,
      },
      factLines({ Endpoint: endpointId, Host: host }),
      {
        prose: `Nothing is lost: POST /v1/webhook-endpoints/${endpointId}/enable sends to it again, …/recover what failed, and …/replay what was not sent since. All is kept for 90 days.`,
      },
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    endpointId: 'whe_01kb2v3m9ne4a8x0c5r7d6f1gh',
    host: 'hooks.acme.example',
    because: 'failing',
  },
);
