import { join } from 'node:path';
import { loadPlatformConfig } from '../../adapters/yaml/load-platform-config.ts';
import { MAIL_NAMES, MAIL_TEMPLATES, type MailName } from '../../core/mail/mail-templates.ts';
import { formatError } from '../../core/platform-config/config-error.ts';
import { mailSettingsOf } from '../../core/platform-config/mail-settings-of.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { table } from '../output.ts';

const CONFIG_DIRECTORY = join(import.meta.dirname, '..', '..', 'config');

/** The deployment alone knows the real one. */
const API_URL = 'https://api.example.com';

/** `freehold mail preview [name]`: a mail of the stage's configuration with sample data; without a name, all subjects. */
export function previewMail(
  context: CliContext,
  name: MailName | undefined,
  { html }: { readonly html?: boolean },
): void {
  const settings = settingsOf(context);
  const mailOf = (one: MailName) => MAIL_TEMPLATES[one].preview(settings);
  if (!name) {
    const items = MAIL_NAMES.map((one) => ({ name: one, subject: mailOf(one).subject }));
    const rows = items.map((item) => [item.name, item.subject]);
    context.output.result({ items }, table([['NAME', 'SUBJECT'], ...rows]));
    return;
  }
  const mail = mailOf(name);
  const lines = html
    ? [mail.html.trimEnd()]
    : [`Subject: ${mail.subject}`, '', mail.text.trimEnd()];
  context.output.result({ name, ...mail }, lines);
}

function settingsOf({ stage, output }: CliContext) {
  const loaded = loadPlatformConfig({ directory: CONFIG_DIRECTORY, stage }, (remark) =>
    output.remark(formatError(remark)),
  );
  if (loaded.ok) return mailSettingsOf(loaded.value, { apiUrl: API_URL });
  throw new CommandFailure('The configuration is not valid.', {
    exitCode: EXIT.invalid,
    details: loaded.error.map(formatError),
  });
}
