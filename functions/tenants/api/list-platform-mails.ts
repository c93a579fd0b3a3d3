import type { MailSettings } from '../../../core/mail/mail-content.ts';
import { MAIL_TEMPLATES } from '../../../core/mail/mail-templates.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const listPlatformMailsOperation = ({ settings }: { readonly settings: MailSettings }) =>
  operation('listPlatformMails', () => {
    const items = Object.entries(MAIL_TEMPLATES).map(([name, { preview }]) => {
      const { subject, text } = preview(settings);
      return { name, subject, text };
    });
    return Promise.resolve(answer(200, { items }));
  });
