import type { Addressed, MailContent, MailSettings } from './mail-content.ts';
import type { Mail } from './mailer.ts';
import { renderMail } from './render-mail.ts';

export type MailTemplate<Data extends Addressed> = {
  readonly compose: (settings: MailSettings) => (data: Data) => Mail;
  /** What the preview and the tests show it with. */
  readonly sample: Data;
  readonly preview: (settings: MailSettings) => Mail;
};

/** A template: a pure function from its data to the content, and a sample of the data. */
export function mailTemplate<Data extends Addressed>(
  contentOf: (data: Data, settings: MailSettings) => MailContent,
  sample: Data,
): MailTemplate<Data> {
  const compose = (settings: MailSettings) => (data: Data) =>
    renderMail(settings, data, contentOf(data, settings));
  return { compose, sample, preview: (settings) => compose(settings)(sample) };
}
