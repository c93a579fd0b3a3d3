import type { MailSettings, Paragraph } from './mail-content.ts';

type Values = Readonly<Record<string, string | undefined>>;

/** What a mail asks its reader to do: on a page of the application, or by a call of the API. */
type MailAction = {
  readonly label: string;
  readonly page: string;
  /** What the page is told. */
  readonly values: Values;
  /** Such as `/v1/sessions`: a POST of `body`, a GET without one. */
  readonly path: string;
  readonly body?: Values;
  readonly isSignedIn?: boolean;
};

/** A button where there is an application, else the call as a shell runs it. */
export function actionParagraphs(settings: MailSettings, action: MailAction): Paragraph[] {
  const { label, page, values } = action;
  return settings.appUrl
    ? [{ button: label, url: appLink(settings.appUrl, page, values) }]
    : [{ prose: `${label}:` }, { lines: curlLines(settings, action) }];
}

/**
 * The values go into the fragment: a browser sends it to no server, so a token stands in no web server's log, no
 * proxy's and no `Referer`, and what opens links to examine them uses none up.
 * https://www.rfc-editor.org/rfc/rfc9110#section-7.1
 */
export function appLink(appUrl: string, page: string, values: Values): string {
  const fragment = new URLSearchParams(known(values)).toString();
  return `${appUrl.replace(/\/+$/, '')}/${page}${fragment && `#${fragment}`}`;
}

const known = (values: Values): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

type Call = Pick<MailAction, 'path' | 'body' | 'isSignedIn'>;

export function curlLines({ apiUrl }: MailSettings, { path, body, isSignedIn }: Call): string[] {
  if (!body) return [`curl -s '${apiUrl}${path}' -H 'authorization: Bearer <accessToken>'`];
  const quoted = JSON.stringify(body).replaceAll("'", "'\\''");
  return [
    `curl -s '${apiUrl}${path}' -H 'content-type: application/json' \\`,
    `  ${isSignedIn ? "-H 'authorization: Bearer <accessToken>' " : ''}-d '${quoted}'`,
  ];
}

/** Each way that a mail leads: the page of the application, and the call it stands for. */
export const mailActions = {
  signIn: (tenant: string | undefined, email: string): MailAction => ({
    label: 'Sign in',
    page: 'sign-in',
    values: { tenant, email },
    path: '/v1/sessions',
    body: { tenant, email, password: '...' },
  }),
  acceptInvitation: (token: string): MailAction => ({
    label: 'Accept the invitation',
    page: 'accept-invitation',
    values: { token },
    path: '/v1/invitations/accept',
    body: { token, password: '...' },
  }),
  requestPasswordReset: (tenant: string | undefined, email: string): MailAction => ({
    label: 'Reset your password',
    page: 'forgot-password',
    values: { tenant, email },
    path: '/v1/password-resets',
    body: { tenant, email },
  }),
  resetPassword: (token: string): MailAction => ({
    label: 'Choose a new password',
    page: 'reset-password',
    values: { token },
    path: '/v1/password-resets/complete',
    body: { token, newPassword: '...' },
  }),
  changePayment: (): MailAction => ({
    label: 'Pay, or change how it is paid',
    page: 'billing',
    values: {},
    path: '/v1/billing/portal-sessions',
    body: { returnUrl: 'https://...' },
    isSignedIn: true,
  }),
  grantSupportAccess: (tenant: string, id: string): MailAction => ({
    label: 'Grant the access',
    page: 'support-access',
    values: { tenant, id },
    path: `/v1/support-access/${id}/grant`,
    body: {},
    isSignedIn: true,
  }),
  downloadExport: (tenant: string, id: string): MailAction => ({
    label: 'Download the archive',
    page: 'exports',
    values: { tenant, id },
    path: `/v1/exports/${id}`,
    isSignedIn: true,
  }),
  revokeSupportAccess: (tenant: string, id: string): MailAction => ({
    label: 'End the access',
    page: 'support-access',
    values: { tenant, id },
    path: `/v1/support-access/${id}/revoke`,
    body: {},
    isSignedIn: true,
  }),
};
