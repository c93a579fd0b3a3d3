import { actionParagraphs, mailActions } from '../mail-action.ts';
import { mailTemplate } from '../mail-template.ts';
import {
  supportAccessFacts,
  supportAccessSample,
  type SupportAccessMail,
} from '../support-access-facts.ts';
import { greeting } from '../wording.ts';

/** To the tenant's owners, who decide. */
export const supportAccessRequestedMail = mailTemplate<
  Omit<SupportAccessMail, 'until'> & { readonly hours: number }
>(
  (data, settings) => ({
    subject: `${settings.platformName} asks for access to ${data.tenant.name}`,
    paragraphs: [
      greeting(),
      {
        prose: `The support of ${settings.platformName} asks for access to the data of ${data.tenant.name}. Nobody has it before one of its owners grants it.`,
      },
      supportAccessFacts({ ...data, lasts: `${data.hours} hours from the grant` }),
      ...actionParagraphs(settings, mailActions.grantSupportAccess(data.tenant.slug, data.id)),
      { note: 'To refuse it, there is nothing to do.' },
    ],
  }),
  { ...supportAccessSample, hours: 24 },
);
