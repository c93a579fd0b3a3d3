import type { MailSettings } from '../../../core/mail/mail-content.ts';
import { MAIL_TEMPLATES } from '../../../core/mail/mail-templates.ts';
import { PLATFORM_TEMPLATES } from '../../../core/notifications/platform-templates.ts';
import { shownAs } from '../../../core/notifications/preview-template.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

const SAMPLE_TENANT = 'Acme';

export const listPlatformMailsOperation = ({ settings }: { readonly settings: MailSettings }) =>
  operation('listPlatformMails', () => {
    const mails = Object.entries(MAIL_TEMPLATES).map(([name, { preview }]) => {
      const { subject, text } = preview(settings);
      return { name, kind: 'mail' as const, subject, text };
    });
    const notifications = Object.values(PLATFORM_TEMPLATES).map((template) => {
      const sample = { data: template.sample, tenantName: SAMPLE_TENANT };
      const { subject, text } = shownAs(settings, template, sample);
      return { name: template.name, kind: 'notification' as const, subject, text };
    });
    return Promise.resolve(answer(200, { items: [...mails, ...notifications] }));
  });
