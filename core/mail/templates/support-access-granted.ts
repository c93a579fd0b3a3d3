import { actionParagraphs, mailActions } from '../mail-action.ts';
import { mailTemplate } from '../mail-template.ts';
import {
  supportAccessFacts,
  supportAccessSample,
  type SupportAccessMail,
} from '../support-access-facts.ts';
import { greeting, moment } from '../wording.ts';

/** To the tenant's owners; `grantedBy` is left out where a setting of the tenant granted it in advance. */
export const supportAccessGrantedMail = mailTemplate<
  SupportAccessMail & { readonly grantedBy?: string }
>(
  (data, settings) => ({
    subject: `${settings.platformName} has access to ${data.tenant.name}`,
    paragraphs: [
      greeting(),
      {
        prose: `${data.grantedBy ?? 'A setting of your company'} granted the support of ${settings.platformName} access to the data of ${data.tenant.name}.`,
      },
      supportAccessFacts({ ...data, lasts: `until ${moment(data.until)}` }),
      { prose: 'An owner can end it at any time.' },
      ...actionParagraphs(settings, mailActions.revokeSupportAccess(data.tenant.slug, data.id)),
    ],
  }),
  { ...supportAccessSample, grantedBy: 'Ada' },
);
