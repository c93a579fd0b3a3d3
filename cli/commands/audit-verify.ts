import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoAuditLog } from '../../adapters/dynamodb/audit/dynamo-audit-log.ts';
import { kmsAnchorVerifier } from '../../adapters/kms/kms-anchor-signer.ts';
import { S3AuditAnchors } from '../../adapters/s3/s3-audit-anchors.ts';
import type { AuditEntryId } from '../../core/audit/audit-entry.ts';
import { parseLink, type StoredLink } from '../../core/audit/chain.ts';
import type { ExportManifest } from '../../core/audit/export-manifest.ts';
import { FINDINGS, type Finding } from '../../core/audit/finding.ts';
import { coveredBy, entriesOfExport, readManifest } from '../../core/audit/read-export.ts';
import { verifyAudit, type AuditEvidence, type Verified } from '../../core/audit/verify-audit.ts';
import { WHOLE_PLATFORM } from '../../core/events/domain-event.ts';
import { timeOf } from '../../kit/id.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { engineerAws, explained } from '../engineer-aws.ts';
import { engineerDocuments } from '../engineer-documents.ts';
import { counted } from '../output.ts';
import { stackOutput } from '../stack-output.ts';

export type VerifyOptions = {
  readonly tenantId?: string;
  readonly region?: string;
  readonly file?: string;
  readonly offline?: boolean;
};

/** `freehold audit verify`: with the engineer's own AWS credentials, past the platform that wrote the log. */
export async function verifyAuditOf(
  context: CliContext,
  { file, offline, ...options }: VerifyOptions,
): Promise<void> {
  const manifest = file === undefined ? undefined : await manifestIn(file);
  if (manifest && offline) {
    const { entries } = manifest;
    context.output.result(manifest, [`Read ${entries} entries, as the manifest says.`]);
    return;
  }
  const tenantId = manifest?.tenantId ?? options.tenantId ?? WHOLE_PLATFORM;
  const { region } = options;
  const { stage, output } = context;
  const aws = { ...engineerAws(context), ...(region && { region }) };
  const verified = await explained(stage, async () => {
    const named = (key: string) => stackOutput(stage, aws, { stack: 'data', key });
    const [tableName, bucketName, keyArn] = await Promise.all(
      ['AuditTableName', 'AuditAnchorsBucketName', 'AuditAnchorKeyArn'].map(named),
    );
    const log = new DynamoAuditLog(engineerDocuments(aws), tableName ?? '');
    const anchors = new S3AuditAnchors(new S3Client(aws), bucketName ?? '');
    const isGood = await kmsAnchorVerifier(new KMSClient(aws), keyArn ?? '');
    const whole = evidenceOf(log, anchors, tenantId);
    const evidence = file && manifest ? { ...whole, ...evidenceIn(file, manifest) } : whole;
    return verifyAudit({ evidence, isGood, now: new Date() }, tenantId);
  });
  output.result({ tenantId, ...verified }, linesOf(verified));
  if (verified.findings.length === 0) return;
  throw new CommandFailure(`The audit log of ${tenantId} was tampered with.`, {
    hint: 'docs/audit-tampered.md says what to do.',
    problem: { findings: verified.findings },
  });
}

async function manifestIn(file: string): Promise<ExportManifest> {
  const manifest = await readManifest(linesIn(file));
  if (typeof manifest === 'object') return manifest;
  throw new CommandFailure(
    manifest === 'NoManifest'
      ? `${file} is no export, or was cut off: its last line is no manifest.`
      : `The lines of ${file} are not those that were exported.`,
  );
}

const linesIn = (file: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(file), crlfDelay: Infinity });

const evidenceIn = (file: string, manifest: ExportManifest) => ({
  entries: () => entriesOfExport(linesIn(file)),
  covers: coveredBy(manifest),
});

function evidenceOf(log: DynamoAuditLog, anchors: S3AuditAnchors, tenantId: string): AuditEvidence {
  const read: StoredLink[] = [];
  return {
    links: async (shard) => {
      const links = await log.links({ tenantId, shard });
      read.push(...links);
      return links;
    },
    entries: () => log.entries(tenantId, monthsOf(read)),
    anchors: () => anchors.all(tenantId),
  };
}

/** From the first month that a link names to the next one: an entry in any other would be one that nobody lists. */
function monthsOf(links: readonly StoredLink[]): Date[] {
  let first = Date.now();
  for (const { text } of links) {
    const link = parseLink(text);
    if (!link) continue;
    first = Math.min(first, Date.parse(link.writtenAt));
    for (const [id] of link.entries) first = Math.min(first, timeOf(id as AuditEntryId).getTime());
  }
  const months: Date[] = [];
  const end = new Date();
  for (let month = monthOf(new Date(first)); month <= end; month = monthOf(month, 1)) {
    months.push(month);
  }
  return months;
}

const monthOf = (time: Date, later = 0): Date =>
  new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + later));

const linesOf = ({ entries, links, anchors, findings }: Verified): string[] => [
  `Read ${entries} entries, ${counted(links, 'link')}, ${counted(anchors, 'anchor')}.`,
  ...(findings.length === 0 ? ['All are as they were written.'] : findings.map(lineOf)),
];

const lineOf = ({ kind, entryId, shard, position, anchor }: Finding): string => {
  const where = [
    entryId,
    shard === undefined ? undefined : `chain ${shard}`,
    position === undefined ? undefined : `link ${position}`,
    anchor === undefined ? undefined : `anchor of ${anchor}`,
  ].filter((part) => part !== undefined);
  return `${kind}  ${where.join(', ')}  ${FINDINGS[kind]}`;
};
