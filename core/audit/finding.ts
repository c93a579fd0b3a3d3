/** What `verify` finds, each by what was done. */
export const FINDINGS = {
  EntryRemoved: 'The entry was removed.',
  EntryChanged: 'The entry was changed.',
  EntryBackDated: 'The entry was given another time.',
  PersonalDataChanged: 'The personal data beside the entry was changed or removed.',
  EntryMoved: 'The entry lies in another one’s place, or under another tenant.',
  EntryAdded: 'The entry was added past the chain.',
  EntryRepeated: 'The entry was written into the chain a second time.',
  LinkRemoved: 'The link, and the proof of its entries with it, was removed.',
  LinkChanged: 'The link was changed.',
  LinkMoved: 'The links were reordered.',
  LinkBackDated: 'The link was written later than it says.',
  ChainForked: 'The chain was written anew: it is not the one that was anchored.',
  ChainTruncated: 'The end of the chain was removed.',
  ChainStartRemoved: 'The beginning of the chain was removed before it expired.',
  AnchorForged: 'The anchor was not signed by the platform’s key, or was changed.',
  AnchorRemoved: 'An anchor was removed, or none was made for more than two days.',
} as const;
export type FindingKind = keyof typeof FINDINGS;

export type Finding = {
  readonly kind: FindingKind;
  readonly entryId?: string;
  readonly shard?: number;
  readonly position?: number;
  /** When the anchor says that it was made. */
  readonly anchor?: string;
};

/** Each once, in the order in which they were found. */
export class Findings {
  readonly #found = new Map<string, Finding>();

  add(kind: FindingKind, where: Omit<Finding, 'kind'>): void {
    const key = JSON.stringify([kind, where.entryId, where.shard, where.position, where.anchor]);
    this.#found.set(key, { kind, ...where });
  }

  has(kind: FindingKind, shard: number, position: number): boolean {
    return this.list().some(
      (found) => found.kind === kind && found.shard === shard && found.position === position,
    );
  }

  list(): Finding[] {
    return [...this.#found.values()];
  }
}
