import type { MailSettings } from '../mail/mail-content.ts';
import type { Mailer } from '../mail/mailer.ts';
import { renderMail } from '../mail/render-mail.ts';
import { isMandatory } from './category.ts';
import type { Outgoing, Send } from './send-message.ts';
import type { UnsubscribeTokens } from './unsubscribe.ts';

export type EmailPorts = {
  readonly mailer: Mailer;
  readonly settings: MailSettings;
  readonly tokens: Pick<UnsubscribeTokens, 'seal'>;
};

export const emailSender =
  ({ mailer, settings, tokens }: EmailPorts): Send =>
  async (outgoing) => {
    const { to, tenant, rendered, key } = outgoing;
    if (to.email === undefined) return null;
    const url = await unsubscribeUrl(settings, tokens, outgoing);
    const notes = url ? [`To get no more mails of this kind: ${url}`] : [];
    const mail = renderMail(settings, { to: to.email, tenant }, { ...rendered.mail, notes });
    return mailer.send({
      ...mail,
      key,
      tenantId: tenant.id,
      ...(url && { headers: oneClick(url) }),
    });
  };

/** None for what always comes. */
async function unsubscribeUrl(
  { apiUrl }: MailSettings,
  tokens: EmailPorts['tokens'],
  { to, tenant, category }: Outgoing,
): Promise<string | undefined> {
  if (isMandatory(category)) return undefined;
  const token = await tokens.seal({ tenantId: tenant.id, recipientId: to.id, category });
  return `${apiUrl}/v1/notifications/unsubscribe?token=${token}`;
}

/** https://www.rfc-editor.org/rfc/rfc8058#section-3.1 */
const oneClick = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
