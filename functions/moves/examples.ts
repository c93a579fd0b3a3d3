const tally = {
  partitions: 3,
  items: 312,
  itemBytes: 91_877,
  itemsSha256: '5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c1b9e8d7f6a5b4c3d2e1f0a9b',
  objects: 12,
  objectBytes: 5_242_880,
  objectsSha256: '0b9e8d7f6a5b4c3d2e1f0a9b5f0c6b3d7c1f4f0c9a2f4f1f2b6f0a7d5d0e6a2c',
};

export const moveExample = {
  id: 'mov_01kb2v3m9ne4a8x0c5r7d6f1gh',
  tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
  from: { isolation: 'shared_schema', region: 'eu-central-1' },
  to: { isolation: 'separate_schema', region: 'eu-central-1' },
  phase: 'draining',
  phases: [
    { phase: 'making-stores', startedAt: '2026-11-23T16:00:00.000Z', seconds: 6.2 },
    { phase: 'copying', startedAt: '2026-11-23T16:00:06.200Z', seconds: 2.1 },
    { phase: 'draining', startedAt: '2026-11-23T16:00:35.900Z' },
  ],
  startedAt: '2026-11-23T16:00:00.000Z',
  updatedAt: '2026-11-23T16:00:36.000Z',
  report: {
    source: tally,
    target: tally,
    copied: { itemsPut: 310, itemsDeleted: 0, objectsCopied: 12, objectsDeleted: 0 },
    caughtUp: { itemsPut: 4, itemsDeleted: 0, objectsCopied: 0, objectsDeleted: 0 },
    lateUploads: 0,
    deleted: { items: 0, objects: 0, stores: false },
    readOnlySeconds: 27.4,
  },
};
