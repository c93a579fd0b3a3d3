import { actionParagraphs, mailActions } from '../mail-action.ts';
import { mailTemplate } from '../mail-template.ts';
import {
  supportAccessFacts,
  supportAccessSample,
  type SupportAccessMail,
} from '../support-access-facts.ts';
import { greeting, moment } from '../wording.ts';

/** To the tenant's owners, at once: nobody of them was asked. */
export const supportAccessBreakGlassMail = mailTemplate<SupportAccessMail>(
  (data, settings) => ({
    subject: `${settings.platformName} took emergency access to ${data.tenant.name}`,
    paragraphs: [
      greeting(),
      {
        prose: `In an emergency, operators of ${settings.platformName} gave its support access to the data of ${data.tenant.name} without asking its owners.`,
      },
      supportAccessFacts({ ...data, lasts: `until ${moment(data.until)}` }),
      { prose: 'An owner can end it at any time.' },
      ...actionParagraphs(settings, mailActions.revokeSupportAccess(data.tenant.slug, data.id)),
    ],
  }),
  { ...supportAccessSample, operators: ['Grace', 'Linus'] },
);
