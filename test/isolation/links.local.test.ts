import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ISOLATION_STRATEGIES } from '../../core/tenancy/isolation-strategy.ts';
import { ALTERED_LINKS, type AlteredLink, type LinkAim } from './matrix/altered-links.ts';
import { writePart, type NewRow } from './matrix/ledger.ts';
import { ghost, OWN_CONTENT, type Attacker, type Victim, withNewLinks } from './matrix/parties.ts';
import { partyPool } from './matrix/party-pool.ts';
import { sampled } from './matrix/scale.ts';
import { snapshotOf } from './matrix/snapshot.ts';
import { STORES } from './matrix/stores.ts';
import { pairNamed, PAIRS } from './matrix/strategies.ts';

const parties = partyPool();
const rows: NewRow[] = [];
/** Of the size that the link to upload was signed for. */
const OVERWRITING = 'x'.repeat(Buffer.byteLength(OWN_CONTENT));

afterAll(() => writePart('links', { title: 'By altered links to files', rows }));

/** As a client sends a file: with the headers that the link was signed for. */
const upload = ({ links }: Attacker, headers: Readonly<Record<string, string>>) =>
  fetch(links.upload, { method: 'PUT', headers, body: OVERWRITING });

describe.each(ISOLATION_STRATEGIES)('links to files under %s', (strategy) => {
  it('work as they were made', async () => {
    const [victim, attacker] = await Promise.all([
      parties.victim(strategy).then(withNewLinks),
      parties.attacker(strategy).then(withNewLinks),
    ]);
    expect(await (await fetch(victim.links.download)).text()).toBe(victim.secret);
    expect(await (await fetch(attacker.links.download)).text()).toBe(OWN_CONTENT);
    expect((await upload(attacker, attacker.links.uploadHeaders)).status).toBe(200);
  });

  it('take no encryption but what they were signed for', async () => {
    const attacker = await withNewLinks(await parties.attacker(strategy));
    const { 'content-type': contentType = '', 'if-none-match': ifNoneMatch = '' } =
      attacker.links.uploadHeaders;
    const plain = { 'content-type': contentType, 'if-none-match': ifNoneMatch };
    const isBridge = strategy === 'separate_schema';
    expect(Object.keys(attacker.links.uploadHeaders)).toHaveLength(isBridge ? 4 : 2);

    const { placement } = await parties.victim('separate_schema');
    const others: readonly Readonly<Record<string, string>>[] = [
      { [SSE]: 'AES256' },
      { [SSE]: 'aws:kms' },
      { [SSE]: 'aws:kms', [`${SSE}-aws-kms-key-id`]: placement.dedicated?.keyAlias ?? '' },
      { ...attacker.links.uploadHeaders, [`${SSE}-bucket-key-enabled`]: 'true' },
      ...(isBridge ? [{}] : []),
    ];
    for (const other of others) {
      expect([other, (await upload(attacker, { ...plain, ...other })).status]).toEqual([
        other,
        403,
      ]);
    }
  });
});

const SSE = 'x-amz-server-side-encryption';

describe.each(PAIRS)('links of a tenant under $mine, at one under $theirs', ({ mine, theirs }) => {
  let victim: Victim;
  let attacker: Attacker;
  let before: string;

  beforeAll(async () => {
    [victim, attacker] = await Promise.all([parties.victim(theirs), parties.attacker(mine)]);
    before = await snapshotOf(victim);
  });

  it.each(['download', 'upload'] as const)(
    'of the sort %s, altered, reach nothing',
    async (sort) => {
      const faults: string[] = [];
      attacker = await withNewLinks(attacker);
      const altered = ALTERED_LINKS.filter((link) => isAltered(link, attacker.links[sort]));
      const tried = sampled(altered, 2);
      for (const link of tried) {
        const fault = await faultOf(link, sort);
        if (fault !== null) faults.push(fault);
      }
      rows.push({
        name: `links to ${sort}`,
        store: theirs === 'separate_database' ? STORES.siloBucket.name : STORES.filesBucket.name,
        strategy: pairNamed(mine, theirs),
        attempts: tried.length,
        refusedByHandler: 0,
        refusedByPolicy: tried.length - faults.length,
        leaks: faults.length,
      });
      // Else they had expired, and the refusals would prove nothing.
      expect((await fetch(attacker.links.download)).status).toBe(200);
      expect(faults).toEqual([]);
    },
  );

  it('leave the other’s data as it was, byte for byte', async () => {
    expect(await snapshotOf(victim)).toBe(before);
  });

  /** Of two in one bucket, a link into the other's bucket is the link itself. */
  function isAltered(link: AlteredLink, own: string): boolean {
    const { url, method, headers } = link.request(own, { target: victim, attacker });
    return url !== own || method !== undefined || headers !== undefined;
  }

  async function faultOf(link: AlteredLink, sort: 'download' | 'upload'): Promise<string | null> {
    const own = attacker.links[sort];
    const told = await follow(link, own, { target: victim, attacker });
    const expected = await follow(link, own, { target: await ghost(theirs), attacker });
    if (told.text.includes(victim.secret)) return `${link.name}: it read the secret`;
    if (told.status < 400) return `${link.name}: it answered ${told.status} ${told.text}`;
    if (told.status >= 500) return `${link.name}: it broke: ${told.status}`;
    return told.status === expected.status && told.code === expected.code
      ? null
      : `${link.name}: ${told.status} ${told.code} and not ${expected.status} ${expected.code}`;
  }

  async function follow(link: AlteredLink, own: string, aim: LinkAim) {
    const {
      url,
      method = own === aim.attacker.links.upload ? 'PUT' : 'GET',
      headers,
    } = link.request(own, aim);
    const isWrite = method === 'PUT' || method === 'POST';
    const answer = await fetch(url, {
      method,
      headers: { ...(isWrite && attacker.links.uploadHeaders), ...headers },
      ...(isWrite && { body: OVERWRITING }),
    });
    const text = await answer.text();
    return { status: answer.status, text, code: /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '' };
  }
});
