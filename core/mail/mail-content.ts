import type { Mail } from './mailer.ts';

export type MailSettings = {
  readonly platformName: string;
  readonly apiUrl: string;
  /** Where the pages are that mails lead to: `services.app_url` or the console. Without it, mails tell the API's calls. */
  readonly appUrl?: string;
  readonly supportAddress?: string;
};

/** As mails name a tenant; a `Tenant` is one. */
export type MailTenant = { readonly id?: string; readonly name: string; readonly slug: string };

/** To whom, and on behalf of which tenant; operators' mails have none. */
export type Addressed = { readonly to: Mail['to']; readonly tenant?: MailTenant };

export type Paragraph =
  | { readonly heading: string }
  | { readonly prose: string }
  /** To be read, copied or typed exactly as they stand. */
  | { readonly lines: readonly string[] }
  /** A link as a button; its address is shown too, for who reads the text or mistrusts buttons. */
  | { readonly button: string; readonly url: string }
  /** Small print. */
  | { readonly note: string };

/** Names and other texts of people stand in it as they are: `renderMail` cleans and escapes all of it. */
export type MailContent = {
  readonly subject: string;
  readonly paragraphs: readonly Paragraph[];
  /** In place of the paragraphs in the HTML: as it stands, so safe already, and without `renderMail`’s cleaning. */
  readonly html?: string;
  /** After the paragraphs, and after what stands in place of them. */
  readonly after?: readonly Paragraph[];
  /** Small print before the platform's own. */
  readonly notes?: readonly string[];
};
