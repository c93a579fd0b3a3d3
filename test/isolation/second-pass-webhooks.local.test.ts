import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type OperationId } from '../../functions/routes.ts';
import { deployedFunction } from '../support/deployed-functions.ts';
import { OPERATIONS } from './matrix/attack-plan.ts';
import { inProcess, type Answered, type Invoke } from './matrix/function-in-process.ts';
import { callsAtKeysOf, gateMark } from './matrix/gate-log.ts';
import { writePart, type CaughtBug, type NewRow } from './matrix/ledger.ts';
import type { Victim } from './matrix/parties.ts';
import { partyPool } from './matrix/party-pool.ts';
import { plantedBuild } from './matrix/planted-build.ts';
import { BELIEVED_WEBHOOKS, UNCHECKED_WEBHOOKS } from './matrix/plants.ts';
import { sampled } from './matrix/scale.ts';
import { webhooksOfTenant } from './matrix/snapshot.ts';
import { STORES } from './matrix/stores.ts';
import { strangerAt, strangerEvent, TRIES, type Try } from './matrix/stranger-events.ts';

const FUNCTION = 'webhooks/api';
const MINE = 'shared_schema';

const parties = partyPool();
const rows: NewRow[] = [];
const bugs: CaughtBug[] = [];

afterAll(() =>
  writePart('second-pass-webhooks', {
    title: 'Every check of ownership removed from webhooks: the verified tenant’s keys alone',
    ...{ rows, bugs },
  }),
);

const WEBHOOK_OPERATIONS = OPERATIONS.filter(
  (operation) => routes[operation].function === FUNCTION,
);

let victim: Victim;
let before: readonly string[];
/** The function's role, as it is assumed for the function that runs here. */
let by: string;
beforeAll(async () => {
  victim = await parties.victim(MINE);
  before = await webhooksOfTenant(victim.tenantId);
  const { role } = await deployedFunction('WebhooksApi');
  by = `${role.split('/').at(-1)}/test`;
});

describe('webhooks without a check of ownership', () => {
  let invoke: Invoke;
  beforeAll(async () => {
    invoke = await inProcess(FUNCTION, await plantedBuild(FUNCTION, UNCHECKED_WEBHOOKS));
  });

  it.each(WEBHOOK_OPERATIONS)('reach no key of another tenant by %s', async (operation) => {
    const faults: string[] = [];
    const own: string[] = [];
    const tries = sampled(TRIES, 3);
    for (const one of tries) {
      const since = await gateMark();
      const { event, tenantId } = attack(operation, one);
      const answered = await invoke(event);
      const touched = await callsAtKeysOf(victim.tenantId, { since, by });
      const fault = faultOf(operation, answered) ?? touched[0];
      if (fault) faults.push(`${one.role} by ${one.carrier}: ${fault}`);
      own.push(...(await callsAtKeysOf(tenantId, { since, by })));
    }
    rows.push({
      ...{ name: routes[operation].key, store: STORES.webhooksTable.name, strategy: MINE },
      ...{ attempts: tries.length, refusedByHandler: tries.length - faults.length },
      ...{ refusedByPolicy: 0, leaks: faults.length },
    });
    expect(faults).toEqual([]);
    // Of what is aimed at an id, some was looked for: among the stranger's own.
    if (operation !== 'createWebhookEndpoint') expect(own).not.toEqual([]);
  });

  it('leave the other’s endpoints as they were, and begin nothing for them', async () => {
    expect(await webhooksOfTenant(victim.tenantId)).toEqual(before);
  });

  it('are asked by every route that there is of them', () => {
    expect(WEBHOOK_OPERATIONS).toHaveLength(15);
  });
});

/** With all that a request needs to come as far as to the id: a plan that has webhooks, and a precondition. */
function attack(operation: OperationId, one: Try) {
  const event = strangerEvent(operation, victim, { ...one, mine: MINE });
  const stranger = { ...strangerAt(MINE, one.role), planFeatures: 'api_access' };
  return {
    tenantId: stranger.tenantId,
    event: {
      ...event,
      headers: { ...event.headers, 'if-match': '*' },
      requestContext: { ...event.requestContext, authorizer: { lambda: stranger } },
    },
  };
}

/** A list is the stranger’s own, and empty; what the victim's id names is not found. */
function faultOf(operation: OperationId, { status, text }: Answered): string | undefined {
  if (text.includes(victim.secret)) return 'it read the secret';
  if (text.includes('whsec_')) return 'it was told a key';
  const isOwnList = status === 200 && text === '{"items":[]}';
  const isOfList = operation.startsWith('list');
  if (isOfList ? isOwnList : status === 404) return undefined;
  // A strict schema takes no field or query that names a tenant, and no endpoint is made of the plan's URL.
  return status === 400 ? undefined : `it answered ${status} ${text}`;
}

it('a tenant that is believed by the header is seen by the answer and in the journal', async () => {
  const invoke = await inProcess(FUNCTION, await plantedBuild(FUNCTION, BELIEVED_WEBHOOKS));
  const since = await gateMark();
  const { event } = attack('getWebhookEndpoint', { role: 'owner', carrier: 'header' });
  const { text } = await invoke(event);
  const touched = await callsAtKeysOf(victim.tenantId, { since, by });
  const caughtBy = [
    ...(text.includes(victim.secret) ? ['the answer'] : []),
    ...(touched.length > 0 ? ['a call in the journal'] : []),
  ];
  bugs.push({
    ...{ bug: 'tenant of a webhook from the header', policy: 'cannot refuse' },
    caughtBy: caughtBy.join(', '),
  });
  expect(caughtBy).toEqual(['the answer', 'a call in the journal']);
});
