import type { Mail } from '../../../core/mail/mailer.ts';
import type { RestoredOwner } from '../../../core/provisioning/restore-owner.ts';
import { oneLine } from '../../../kit/text/one-line.ts';

type Settings = { readonly platformName: string; readonly apiUrl: string };

/** Tells an owner of the new first password, and that this was done. */
export const ownerRestoredEmail =
  ({ platformName, apiUrl }: Settings) =>
  ({ tenant, admin, temporaryPassword }: RestoredOwner): Mail => ({
    to: admin.email,
    subject: `${platformName}: your access to ${oneLine(tenant.name)}`,
    text: [
      `An operator of ${platformName} has restored your access as owner of ${oneLine(tenant.name)}.`,
      'Your former password and authenticator are no longer valid. Sign in with:',
      [
        `    Address   ${apiUrl}`,
        `    Tenant    ${tenant.slug}`,
        `    E-mail    ${admin.email}`,
        `    Password  ${temporaryPassword}`,
      ].join('\n'),
      'It is for the first sign-in only, where you choose your own, and valid for seven days.',
      'If you did not ask for this, answer this mail.\n',
    ].join('\n\n'),
  });
