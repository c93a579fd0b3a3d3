import { actionParagraphs, mailActions } from '../mail-action.ts';
import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting, moment } from '../wording.ts';

export type TenantExportedMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  readonly exportId: string;
  readonly expiresAt: Date;
};

/** To the tenant's owners, when an archive of all it has is ready; who opens it must sign in. */
export const tenantExportedMail = mailTemplate<TenantExportedMail>(
  ({ tenant, exportId, expiresAt }, settings) => ({
    subject: `The data of ${tenant.name} is ready to download`,
    paragraphs: [
      greeting(),
      {
        prose: `Everything that ${tenant.name} has on ${settings.platformName} was written into one archive: records, files, members, settings, audit log and usage.`,
      },
      factLines({ Export: exportId, 'Kept until': moment(expiresAt) }),
      ...actionParagraphs(settings, mailActions.downloadExport(tenant.slug, exportId)),
      {
        prose:
          'If nobody of you asked for it, answer this mail: the archive holds all of your data.',
      },
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    exportId: 'job_01kb2v3m9ne4a8x0c5r7d6f1gh',
    expiresAt: new Date('2026-12-04T12:00:00.000Z'),
  },
);
