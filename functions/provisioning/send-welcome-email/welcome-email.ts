import type { Mail } from '../../../core/mail/mailer.ts';
import type { Welcome } from '../../../core/provisioning/send-welcome-email.ts';
import { oneLine } from '../../../kit/text/one-line.ts';

export type WelcomeSettings = {
  readonly platformName: string;
  readonly apiUrl: string;
  readonly supportAddress?: string;
};

/** The welcome to a new tenant's admin: how to sign in, the first steps, whom to ask. */
export const welcomeEmail =
  (settings: WelcomeSettings) =>
  (welcome: Welcome): Mail => {
    const { platformName } = settings;
    const paragraphs = paragraphsOf(settings, welcome);
    return {
      to: welcome.admin.email,
      subject: `Welcome to ${platformName}: ${oneLine(welcome.tenant.name)} is ready`,
      text: paragraphs.map(toText).join('\n\n') + '\n',
      html: `<!doctype html>\n<html lang="en">\n<body>\n${paragraphs.map(toHtml).join('\n')}\n</body>\n</html>\n`,
    };
  };

/** Prose, or what is to be read and typed exactly as it stands. */
type Paragraph = { readonly prose: string } | { readonly lines: readonly string[] };

function paragraphsOf(settings: WelcomeSettings, welcome: Welcome): Paragraph[] {
  const { platformName, apiUrl, supportAddress } = settings;
  const { tenant, admin, temporaryPassword } = welcome;
  return [
    { prose: admin.name ? `Hello ${oneLine(admin.name)},` : 'Hello,' },
    {
      prose: `${oneLine(tenant.name)} is ready on ${platformName}. You are its owner: you can sign in and store data that no other company can see.`,
    },
    { prose: 'How to sign in' },
    {
      lines: [
        `Address   ${apiUrl}`,
        `Tenant    ${tenant.slug}`,
        `E-mail    ${admin.email}`,
        temporaryPassword
          ? `Password  ${temporaryPassword}`
          : 'Password  the one that was chosen when the company was registered',
      ],
    },
    ...(temporaryPassword
      ? [
          {
            prose:
              'This password is for the first sign-in only: you choose your own then. It is valid for seven days.',
          },
        ]
      : []),
    { prose: 'Getting started' },
    { lines: gettingStarted(apiUrl, welcome) },
    { prose: `The description of the whole API is at ${apiUrl}/docs.` },
    ...(supportAddress ? [{ prose: `Questions? Write to ${supportAddress}.` }] : []),
  ];
}

const gettingStarted = (apiUrl: string, { tenant, admin }: Welcome) => [
  `curl -s '${apiUrl}/v1/sessions' -H 'content-type: application/json' \\`,
  `  -d '{"tenant":"${tenant.slug}","email":"${admin.email.replaceAll("'", "'\\''")}","password":"..."}'`,
  `curl -s '${apiUrl}/v1/records/notes' -H 'content-type: application/json' \\`,
  `  -H 'authorization: Bearer <accessToken>' -d '{"text":"our first note"}'`,
];

const toText = (paragraph: Paragraph) =>
  'prose' in paragraph ? paragraph.prose : paragraph.lines.map((line) => `    ${line}`).join('\n');

const toHtml = (paragraph: Paragraph) =>
  'prose' in paragraph
    ? `<p>${escaped(paragraph.prose)}</p>`
    : `<pre>${escaped(paragraph.lines.join('\n'))}</pre>`;

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
