import { exportedLine } from '../audit/export-manifest.ts';
import type { AuditEntryId, StoredEntry } from '../audit/audit-entry.ts';
import { parseLink, type ShardRef, type StoredLink } from '../audit/chain.ts';
import { toListed, type ListAuditPorts } from '../audit/list-audit.ts';
import type { AuditStream } from './stream.ts';

export type StreamBatch = {
  readonly tenantId: string;
  /** The same for every attempt. */
  readonly id: string;
  readonly writtenAt: Date;
  readonly lines: readonly string[];
};

/** Sends batches to one target. */
export interface StreamSender {
  /** Null once the target has it; else why it has not, in words that its owner may read. */
  send(batch: StreamBatch): Promise<string | null>;
}

export type DeliverStreamPorts = {
  readonly chains: {
    /** The next ones after that position, in order. */
    linksAfter(ref: ShardRef, position: number): Promise<readonly StoredLink[]>;
    /** In no order; without those that are no more. */
    entriesOf(tenantId: string, ids: readonly AuditEntryId[]): Promise<readonly StoredEntry[]>;
  };
  readonly cipher: ListAuditPorts['cipher'];
  readonly senderOf: (stream: AuditStream) => Promise<StreamSender>;
  readonly now: () => Date;
};

export type Delivered = {
  readonly cursor: readonly number[];
  readonly batches: number;
  readonly failure?: string;
};

type Delivery = {
  readonly stream: AuditStream;
  readonly sender: () => Promise<StreamSender>;
  readonly until: Date;
  batches: number;
  failure: string | undefined;
};

/**
 * Sends what was written since, each link of a chain as one batch, until all is there, the time is over or the target
 * refuses one. A batch is sent again where this ends before the cursor is kept.
 */
export async function deliverStream(
  ports: DeliverStreamPorts,
  stream: AuditStream,
  until: Date,
): Promise<Delivered> {
  let opened: Promise<StreamSender> | undefined;
  // Mostly there is nothing to send, and then no secret is decrypted.
  const sender = () => (opened ??= ports.senderOf(stream));
  const delivery: Delivery = { stream, sender, until, batches: 0, failure: undefined };
  const cursor = await Promise.all(
    stream.cursor.map((position, shard) => deliverChain(ports, delivery, { shard, position })),
  );
  const { batches, failure } = delivery;
  return { cursor, batches, ...(failure !== undefined && { failure }) };
}

/** The position that it came to. */
async function deliverChain(
  ports: DeliverStreamPorts,
  delivery: Delivery,
  { shard, position: from }: { readonly shard: number; readonly position: number },
): Promise<number> {
  const { tenantId } = delivery.stream;
  let position = from;
  for (;;) {
    const links = await ports.chains.linksAfter({ tenantId, shard }, position);
    if (links.length === 0) return position;
    for (const link of links) {
      if (delivery.failure !== undefined || ports.now() >= delivery.until) return position;
      const sender = await delivery.sender();
      const failure = await sender.send(await batchOf(ports, link));
      if (failure !== null) {
        delivery.failure = failure;
        return position;
      }
      delivery.batches += 1;
      position = link.position;
    }
  }
}

async function batchOf(
  { chains, cipher }: DeliverStreamPorts,
  { tenantId, shard, position, text }: StoredLink,
): Promise<StreamBatch> {
  const link = parseLink(text);
  if (!link) throw new Error(`The link ${position} of an audit chain cannot be read.`);
  const ids = link.entries.map(([id]) => id as AuditEntryId);
  const entries = await chains.entriesOf(tenantId, ids);
  const ordered = entries.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const listed = await Promise.all(ordered.map((entry) => toListed(cipher, tenantId, entry)));
  return {
    tenantId,
    id: `audit_${tenantId}_${shard}_${position}`,
    writtenAt: new Date(link.writtenAt),
    lines: listed.map(exportedLine),
  };
}
