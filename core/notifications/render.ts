import { clipped } from '../../kit/text/clipped.ts';
import { escapeHtml } from '../../kit/text/escape-html.ts';
import { oneLine } from '../../kit/text/one-line.ts';
import { withoutHidden } from '../../kit/text/visible-text.ts';
import type { MailContent } from '../mail/mail-content.ts';
import type { TemplateData } from './notification.ts';
import type { NotificationTemplate, TemplateTexts } from './template.ts';
import { fill } from './text-template.ts';

/** A notification as its channels say it. */
export type Rendered = {
  readonly title: string;
  readonly text: string;
  readonly short: string;
  /** Below the title, of a push message. */
  readonly body: string;
  readonly link?: string;
  readonly mail: MailContent;
};

const MAX_TITLE_UNITS = 160;
/** Three bytes each at most: an item of DynamoDB's has 400 KB. */
const MAX_TEXT_UNITS = 50_000;
/** Ten SMS of 153 characters are what Twilio and SNS take at most; two say enough. */
const MAX_SHORT_UNITS = 306;

export function renderNotification(
  template: NotificationTemplate,
  data: TemplateData,
  locale?: string,
): Rendered {
  const texts = textsFor(template, locale);
  const valueOf = (name: string) => (Object.hasOwn(data, name) ? data[name] : undefined);
  const filled = (text: string) => visible(clipped(fill(text, valueOf), MAX_TEXT_UNITS));
  const title = clipped(oneLine(filled(texts.subject)), MAX_TITLE_UNITS);
  const text = filled(texts.text);
  const link = template.link === undefined ? undefined : webAddress(valueOf(template.link));
  const short = texts.sms ? filled(texts.sms) : `${title}: ${oneLine(text)}`;
  const paragraphs = text.split(/\n\s*\n/).map((prose) => ({ prose }));
  const button = { button: filled(texts.button ?? 'Open'), url: link ?? '' };
  return {
    title,
    text,
    short: clipped(short, MAX_SHORT_UNITS),
    body: clipped(texts.sms ? short : oneLine(text), MAX_SHORT_UNITS),
    link,
    mail: {
      ...{ subject: title, paragraphs: [...paragraphs, ...(link ? [button] : [])] },
      ...(texts.html && { html: filledHtml(texts.html, template, valueOf) }),
    },
  };
}

/** `de-AT` reads what there is for it, or for `de`. */
function textsFor(template: NotificationTemplate, locale = ''): TemplateTexts {
  const { translations = {} } = template;
  const name = [locale, locale.split('-')[0] ?? ''].find((one) => Object.hasOwn(translations, one));
  return (name === undefined ? undefined : translations[name]) ?? template;
}

type ValueOf = (name: string) => TemplateData[string] | undefined;

/** Escaped for text and attributes alike; where an address stands nothing else can. */
const filledHtml = (html: string, { variables }: NotificationTemplate, valueOf: ValueOf): string =>
  fill(
    html,
    (name) => {
      const value = valueOf(name);
      return variables[name]?.type === 'url'
        ? (webAddress(value) ?? '#')
        : visible(String(value ?? ''));
    },
    (value) => escapeHtml(value).replaceAll('\n', '<br>'),
  );

/** Line by line: a line's end is a control character like others. */
const visible = (text: string): string => text.split(/\r?\n/).map(withoutHidden).join('\n').trim();

/** Undefined for what is no address of the web: `javascript:` would run in the page that shows the inbox. */
export function webAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol, href } = new URL(value);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
