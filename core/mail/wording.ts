import { actionParagraphs, mailActions } from './mail-action.ts';
import type { MailSettings, MailTenant, Paragraph } from './mail-content.ts';

/** `2026-11-27 12:00 UTC`: read alike in every country. */
export const moment = (time: Date): string =>
  `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const greeting = (name?: string): Paragraph => ({
  prose: name ? `Hello ${name},` : 'Hello,',
});

/** Where a person's account is: operators have theirs at the platform itself. */
export const accountPlace = ({ platformName }: MailSettings, tenant?: MailTenant): string =>
  tenant ? `${tenant.name} on ${platformName}` : `${platformName} as an operator`;

/** Labels and values in two columns. */
export function factLines(facts: Readonly<Record<string, string | undefined>>): Paragraph {
  const known = Object.entries(facts).filter((fact) => fact[1] !== undefined);
  const width = Math.max(...known.map(([label]) => label.length)) + 2;
  return { lines: known.map(([label, value]) => `${label.padEnd(width)}${value ?? ''}`) };
}

/** What to do about something that was done in one's name by somebody else. */
export const ifItWasNotYou = (
  settings: MailSettings,
  { to, tenant }: { readonly to: string; readonly tenant?: MailTenant },
): Paragraph[] => [
  {
    prose:
      'If it was you, there is nothing to do. If not, reset your password at once: that ends all sessions.',
  },
  ...actionParagraphs(settings, mailActions.requestPasswordReset(tenant?.slug, to)),
];

type FirstSignIn = {
  readonly to: string;
  readonly tenant?: MailTenant;
  readonly temporaryPassword?: string;
};

/** Where and with what to sign in for the first time. */
export const firstSignIn = (
  settings: MailSettings,
  { to, tenant, temporaryPassword }: FirstSignIn,
): Paragraph[] => [
  factLines({
    Address: settings.appUrl ?? settings.apiUrl,
    Tenant: tenant?.slug,
    'E-mail': to,
    Password: temporaryPassword ?? 'the one that was chosen when the company was registered',
  }),
  ...(temporaryPassword
    ? [
        {
          prose:
            'This password is for the first sign-in only: you choose your own then. It is valid for seven days.',
        },
      ]
    : []),
  ...actionParagraphs(settings, mailActions.signIn(tenant?.slug, to)),
];
