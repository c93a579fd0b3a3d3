import { clipped } from '../../kit/text/clipped.ts';
import { escapeHtml as escaped } from '../../kit/text/escape-html.ts';
import { oneLine } from '../../kit/text/one-line.ts';
import { withoutHidden } from '../../kit/text/visible-text.ts';
import type { Addressed, MailContent, MailSettings, Paragraph } from './mail-content.ts';
import type { Mail } from './mailer.ts';

/** The one place where the content of a mail becomes subject, text and HTML. */
export function renderMail(
  settings: MailSettings,
  { to, tenant }: Addressed,
  content: MailContent,
): Mail {
  const sender = [settings.platformName, ...(tenant ? [tenant.name] : [])];
  const subject = clipped(shown(content.subject), MAX_SUBJECT_UNITS);
  const end = [...(content.notes ?? []), footer(settings, sender)].map((note) => ({ note }));
  const last = [...(content.after ?? []), ...end].map(cleaned);
  const paragraphs = [...content.paragraphs.map(cleaned), ...last];
  const blocks =
    content.html === undefined ? paragraphs.map(toHtml) : [content.html, ...last.map(toHtml)];
  return {
    to,
    ...(tenant?.id && { tenantId: tenant.id }),
    subject,
    text: `${paragraphs.map(toText).join('\n\n')}\n`,
    html: htmlPage(subject, shown(sender.join(' · ')), blocks),
  };
}

const footer = ({ supportAddress }: MailSettings, sender: readonly string[]) =>
  `Sent by ${sender.join(' for ')}.${supportAddress ? ` Questions? Write to ${supportAddress}.` : ''}`;

/** A name could forge a line of its own, or turn the text around it, by what cannot be seen. */
const shown = (text: string): string => withoutHidden(oneLine(text));

/** Encoded, a longer one might not fit into the 998 characters of a header line (RFC 5322, 2.1.1). */
const MAX_SUBJECT_UNITS = 160;

function cleaned(paragraph: Paragraph): Paragraph {
  if ('lines' in paragraph) {
    const lines = paragraph.lines.map((line) => withoutHidden(line.replace(/\s/g, ' ')));
    return { lines };
  }
  if ('button' in paragraph) return { ...paragraph, button: shown(paragraph.button) };
  if ('heading' in paragraph) return { heading: shown(paragraph.heading) };
  return 'note' in paragraph ? { note: shown(paragraph.note) } : { prose: shown(paragraph.prose) };
}

function toText(paragraph: Paragraph): string {
  if ('lines' in paragraph) return paragraph.lines.map((line) => `    ${line}`).join('\n');
  if ('button' in paragraph) return `${paragraph.button}:\n    ${paragraph.url}`;
  if ('heading' in paragraph) return paragraph.heading;
  return 'note' in paragraph ? paragraph.note : paragraph.prose;
}

/** Mail programs drop style sheets: each element has its own. */
const STYLES = {
  body: 'margin:0;padding:24px;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5',
  frame: 'max-width:600px;margin:0 auto',
  sender: 'margin:0 0 24px;font-weight:bold',
  heading: 'margin:24px 0 8px;font-size:18px',
  lines:
    'margin:16px 0;padding-left:12px;border-left:3px solid #888888;font-size:14px;white-space:pre-wrap;word-break:break-word',
  button:
    'display:inline-block;padding:10px 18px;border-radius:4px;background:#1a56db;color:#ffffff;text-decoration:none',
  small: 'font-size:13px;color:#767676',
} as const;

function toHtml(paragraph: Paragraph): string {
  if ('lines' in paragraph) {
    return `<pre style="${STYLES.lines}">${escaped(paragraph.lines.join('\n'))}</pre>`;
  }
  if ('button' in paragraph) {
    const [label, url] = [escaped(paragraph.button), escaped(paragraph.url)];
    return `<p><a href="${url}" style="${STYLES.button}">${label}</a></p>\n<p style="${STYLES.small};word-break:break-all">${url}</p>`;
  }
  if ('heading' in paragraph) {
    return `<h2 style="${STYLES.heading}">${escaped(paragraph.heading)}</h2>`;
  }
  return 'note' in paragraph
    ? `<p style="${STYLES.small}">${escaped(paragraph.note)}</p>`
    : `<p>${escaped(paragraph.prose)}</p>`;
}

const htmlPage = (title: string, sender: string, blocks: readonly string[]): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
</head>
<body style="${STYLES.body}">
<div style="${STYLES.frame}">
<p style="${STYLES.sender}">${escaped(sender)}</p>
${blocks.join('\n')}
</div>
</body>
</html>
`;
