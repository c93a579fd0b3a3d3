import type { MailSettings } from '../mail/mail-content.ts';
import type { Mailer } from '../mail/mailer.ts';
import { renderMail } from '../mail/render-mail.ts';
import type { Send } from './send-message.ts';

export const emailSender =
  (mailer: Mailer, settings: MailSettings): Send =>
  async ({ to, tenant, rendered }) => {
    if (to.email === undefined) return null;
    return mailer.send(renderMail(settings, { to: to.email, tenant }, rendered.mail));
  };
