import type { Addressed, MailContent, MailSettings } from './mail-content.ts';
import type { Mail } from './mailer.ts';
import { renderMail } from './render-mail.ts';

/** With a tenant's own words in place of its greeting and first paragraph: what is to be done stays. */
export type Compose<Data> = (data: Data, own?: MailContent | null) => Mail;

export type MailTemplate<Data extends Addressed> = {
  readonly compose: (settings: MailSettings) => Compose<Data>;
  /** What the preview and the tests show it with. */
  readonly sample: Data;
  readonly preview: (settings: MailSettings) => Mail;
};

/** The greeting, and what it is about. */
const OPENING_PARAGRAPHS = 2;

const withWords = (own: MailContent, { paragraphs, notes }: MailContent): MailContent => ({
  ...{ ...own, notes, after: paragraphs.slice(OPENING_PARAGRAPHS) },
});

/** A template: a pure function from its data to the content, and a sample of the data. */
export function mailTemplate<Data extends Addressed>(
  contentOf: (data: Data, settings: MailSettings) => MailContent,
  sample: Data,
): MailTemplate<Data> {
  const compose =
    (settings: MailSettings): Compose<Data> =>
    (data, own) => {
      const content = contentOf(data, settings);
      return renderMail(settings, data, own ? withWords(own, content) : content);
    };
  return { compose, sample, preview: (settings) => compose(settings)(sample) };
}
