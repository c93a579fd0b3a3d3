import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting, moment } from '../wording.ts';

export type AuditStreamFailingMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  /** The host of the endpoint, or the bucket. */
  readonly target: string;
  readonly since: Date;
  readonly reason: string;
};

/** To the tenant's owners, once until the target takes entries again. */
export const auditStreamFailingMail = mailTemplate<AuditStreamFailingMail>(
  ({ tenant, target, since, reason }, { platformName }) => ({
    subject: `The audit log of ${tenant.name} does not arrive`,
    paragraphs: [
      greeting(),
      {
        prose: `${platformName} sends the audit log of ${tenant.name} to a system of yours, which has not taken it for an hour.`,
      },
      factLines({ System: target, Since: moment(since), 'Last attempt': reason }),
      {
        prose:
          'Nothing is lost: it is tried again each hour, and all that waits is sent once the system takes it. See it with GET /v1/audit/stream.',
      },
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    target: 'siem.acme.example',
    since: new Date('2026-11-27T12:00:00.000Z'),
    reason: 'It answered 503.',
  },
);
