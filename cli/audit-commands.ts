import type { Command } from 'commander';
import { exportAudit, type ExportOptions } from './commands/audit-export.ts';
import {
  removeAuditStream,
  setAuditStream,
  showAuditStream,
  type SetStreamOptions,
} from './commands/audit-stream.ts';
import { listAudit, type AuditOptions } from './commands/audit.ts';
import type { VerifyOptions } from './commands/audit-verify.ts';
import type { ContextOf } from './context.ts';
import { awsRegion, positiveNumber, utcTime } from './read-options.ts';

/** `freehold audit …`: who did what. */
export function addAuditCommands(program: Command, contextOf: ContextOf): void {
  const audit = program
    .command('audit')
    .description('who did what, and proof that it is all of it');
  filtered(audit.command('list').description('the latest entries, the newest first'))
    .option('--limit <count>', 'how many of them', positiveNumber, 25)
    .option('--cursor <cursor>', 'go on where a list ended')
    .action((options: AuditOptions, command: Command) => listAudit(contextOf(command), options));
  filtered(audit.command('export').description('all entries as JSON Lines, the newest first'))
    .option('--file <file>', 'write them there, and not to standard output')
    .action((options: ExportOptions, command: Command) => exportAudit(contextOf(command), options));
  audit
    .command('verify')
    .description('find what was removed, changed or added, with your AWS credentials')
    .option('--tenant-id <id>', 'of that tenant; of the operators and the platform without one')
    .option('--region <region>', 'default: that of your AWS credentials', awsRegion)
    .option(
      '--file <file>',
      'of an export: its lines, and that they are in the log as they were written',
    )
    .option('--offline', 'of an export its lines alone, without AWS credentials')
    .action(async (options: VerifyOptions, command: Command) => {
      const { verifyAuditOf } = await import('./commands/audit-verify.ts');
      await verifyAuditOf(contextOf(command), options);
    });
  addStreamCommands(audit, contextOf);
}

function addStreamCommands(audit: Command, contextOf: ContextOf): void {
  const stream = audit
    .command('stream')
    .description('the tenant’s entries, sent to a system of its own');
  stream
    .command('set')
    .description('send them there from now on; shows the secret they are signed with this once')
    .option('--url <url>', 'an https URL')
    .option('--bucket <name>', 'a bucket, with --region and --role-arn')
    .option('--region <region>', 'of the bucket')
    .option('--role-arn <arn>', 'a role of its account, freehold-audit-…, that may put objects')
    .option('--prefix <prefix>', 'before each key, such as freehold/')
    .action((options: SetStreamOptions, command: Command) =>
      setAuditStream(contextOf(command), options),
    );
  stream
    .command('show')
    .description('where they are sent, and whether they arrive')
    .action((_options: object, command: Command) => showAuditStream(contextOf(command)));
  stream
    .command('remove')
    .description('send them nowhere any more')
    .action((_options: object, command: Command) => removeAuditStream(contextOf(command)));
}

const filtered = (command: Command): Command =>
  command
    .option('--tenant-id <id>', 'of that tenant, as an operator')
    .option('--platform', 'of the operators and the platform itself, as an operator')
    .option('--actor <id>', 'what that user, operator or key did')
    .option('--action <action>', 'that action, such as member.removed, or all of its noun')
    .option('--target <id>', 'what was done to it')
    .option('--from <time>', 'from then on, such as 2026-11-01T00:00:00Z', utcTime)
    .option('--to <time>', 'before', utcTime);
