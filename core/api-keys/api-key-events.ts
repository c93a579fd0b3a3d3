import * as z from 'zod';
import { KEY_MODES } from '../access/api-key-text.ts';
import { domainEvent, type DomainEvent, type Occasion } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { ApiKey } from './api-key.ts';

const facts = z.object({
  keyId: z.string().describe('The id of the key.'),
  name: z.string().describe('Its name.'),
  mode: z.enum(KEY_MODES).describe('For test data, or for the real ones.'),
  memberId: z.string().optional().describe('Of a personal key: whose it is.'),
  permissions: z.array(z.string()).describe('What it permits.'),
  lastFour: z.string().describe('The end of the key, as it is listed.'),
});
const rotated = facts.extend({
  before: z.string().describe('The end of the key before.'),
  previousUntil: z.string().optional().describe('Until when the one before is good, too.'),
});
const created = facts.extend({
  expiresAt: z.string().optional().describe('When it ends; of one that does.'),
  allowedAddresses: z.array(z.string()).describe('Where it may be used from; empty for anywhere.'),
});

const entry = (description: string) => ({ version: 1, description, data: facts }) as const;

/** What the platform promises to tell about API keys; never a secret, nor its hash. */
export const apiKeyEvents = {
  'api_key.created': { version: 1, description: 'Somebody made an API key.', data: created },
  'api_key.rotated': {
    version: 1,
    description: 'An API key has a new secret; the one before is good for the overlap alone.',
    data: rotated,
  },
  'api_key.disabled': entry('An API key was disabled; it acts within five seconds.'),
  'api_key.enabled': entry('A disabled API key works again.'),
  'api_key.revoked': entry('An API key was revoked for good; it acts within five seconds.'),
  'api_key.leaked': {
    version: 1,
    description:
      'A secret of an API key was found in public, and works no more: the key is revoked, or its secret before the last rotation is.',
    data: facts.extend({
      which: z.enum(['current', 'previous']).describe('Which of its secrets was found.'),
      reportedBy: z.string().describe('Who found it.'),
      url: z.string().optional().describe('Where.'),
    }),
  },
} as const satisfies EventCatalog;

type Catalog = typeof apiKeyEvents;
type Type = keyof Catalog;
type MoreOf<Of extends Type> = Omit<z.infer<Catalog[Of]['data']>, keyof z.infer<typeof facts>>;

type Happening<Of extends Type> = {
  readonly tenantId: string;
  readonly occasion: Occasion;
  readonly more: MoreOf<Of>;
};

export const apiKeyEvent = <Of extends Type>(
  type: Of,
  { id, name, mode, memberId, permissions, lastFour }: ApiKey,
  { tenantId, occasion, more }: Happening<Of>,
): DomainEvent<string, object> =>
  domainEvent({
    ...occasion,
    type,
    version: apiKeyEvents[type].version,
    tenantId,
    data: { keyId: id, name, mode, memberId, permissions: [...permissions], lastFour, ...more },
  });
