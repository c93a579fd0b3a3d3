import type { AnchorVerifier, SignedAnchor } from './anchor.ts';
import { SHARD_NUMBERS, type StoredLink } from './chain.ts';
import { Findings, type Finding } from './finding.ts';
import { verifyAnchors } from './verify-anchors.ts';
import {
  expectedEntries,
  verifyAllFound,
  verifyEntry,
  type Expected,
  type ReadEntry,
} from './verify-entries.ts';
import { verifyLinks } from './verify-links.ts';

/** What is kept of one tenant, as it lies there: nothing of it is believed. */
export interface AuditEvidence {
  /** In the order of their positions. */
  links(shard: number): Promise<readonly StoredLink[]>;
  entries(): AsyncIterable<ReadEntry>;
  /** In the order in which they were made. */
  anchors(): Promise<readonly SignedAnchor[]>;
  /** Whether it should have that entry, if it is not of all. */
  covers?(entryId: string, of: Expected): boolean;
}

export type VerifyPorts = {
  readonly evidence: AuditEvidence;
  readonly isGood: AnchorVerifier;
  readonly now: Date;
};

export type Verified = {
  readonly entries: number;
  readonly links: number;
  readonly anchors: number;
  readonly findings: readonly Finding[];
};

/** Whether a tenant's audit log is what was written, and if not, which entry was tampered with, and how. */
export async function verifyAudit(
  { evidence, isGood, now }: VerifyPorts,
  tenantId: string,
): Promise<Verified> {
  const found = new Findings();
  const chains = await readChains(found, evidence, now);
  const anchors = await evidence.anchors();
  await verifyAnchors(found, anchors, { tenantId, chains, isGood, now });

  const expected = expectedEntries(found, chains);
  const unknown: ReadEntry[] = [];
  let entries = 0;
  for await (const stored of evidence.entries()) {
    entries += 1;
    if (!expected.has(stored.id)) unknown.push(stored);
    else verifyEntry(found, expected, { tenantId, stored });
  }
  for (const [entryId, of] of expected) {
    if (evidence.covers?.(entryId, of) === false) expected.delete(entryId);
  }
  verifyAllFound(found, expected, now);
  if (unknown.length > 0) {
    // Written since the chains were read: then those know it now.
    const since = expectedEntries(new Findings(), await readChains(new Findings(), evidence, now));
    for (const stored of unknown) verifyEntry(found, since, { tenantId, stored });
  }
  const links = [...chains.values()].reduce((sum, chain) => sum + chain.size, 0);
  return { entries, links, anchors: anchors.length, findings: found.list() };
}

async function readChains(found: Findings, evidence: AuditEvidence, now: Date) {
  const chains = await Promise.all(
    SHARD_NUMBERS.map(async (shard) => {
      const links = await evidence.links(shard);
      return [shard, verifyLinks(found, links, now)] as const;
    }),
  );
  return new Map(chains);
}
