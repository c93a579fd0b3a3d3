export const summaryExample = {
  id: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
  slug: 'acme',
  name: 'Acme',
  plan: 'pro',
  state: 'active',
  isolation: 'shared_schema',
  region: 'eu-central-1',
  admin: { email: 'ada@acme.example', name: 'Ada Lovelace' },
  attempt: 1,
  version: 3,
  createdAt: '2026-11-23T16:00:00.000Z',
  updatedAt: '2026-11-23T16:00:02.840Z',
  activatedAt: '2026-11-23T16:00:02.840Z',
};

export const tenantExample = {
  ...summaryExample,
  cell: 'cell-1',
  planVersion: 1,
  settings: { theme: 'dark' },
  metadata: { salesforceId: '0015g00000XyZ' },
  features: ['25_users', '100gb_storage', 'api_access'],
  limits: { users: 25, storageBytes: 107374182400 },
  steps: [
    {
      name: 'create-identity',
      status: 'done',
      startedAt: '2026-11-23T16:00:01.120Z',
      finishedAt: '2026-11-23T16:00:01.960Z',
    },
  ],
};

export const eventExample = {
  id: 'evt_01kb2v3m9ne4a8x0c5r7d6f1gh',
  type: 'tenant.activated',
  version: 1,
  time: '2026-11-23T16:00:02.840Z',
  tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
  actor: { kind: 'system', id: 'provisioning' },
  data: { slug: 'acme', plan: 'pro' },
};
