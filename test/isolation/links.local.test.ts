import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALTERED_LINKS, type AlteredLink, type LinkAim } from './matrix/altered-links.ts';
import { writePart, type Row } from './matrix/ledger.ts';
import {
  attackerOf,
  ghost,
  OWN_CONTENT,
  snapshotOf,
  victimOf,
  type Attacker,
  type Victim,
} from './matrix/parties.ts';
import { STORES } from './matrix/stores.ts';
import { SERVED } from './matrix/strategies.ts';

const rows: Row[] = [];
/** Of the size that the link to upload was signed for. */
const OVERWRITING = 'x'.repeat(Buffer.byteLength(OWN_CONTENT));

afterAll(() => writePart('links', { title: 'By altered links to files', rows }));

describe.each(SERVED)('links to files under %s', (strategy) => {
  let victim: Victim;
  let attacker: Attacker;
  let before: string;

  beforeAll(async () => {
    [victim, attacker] = await Promise.all([victimOf(strategy), attackerOf(strategy)]);
    before = await snapshotOf(victim);
  });

  it('work as they were made', async () => {
    expect(await (await fetch(attacker.links.download)).text()).toBe(OWN_CONTENT);
    expect(await (await fetch(victim.links.download)).text()).toBe(victim.secret);
  });

  it.each(['download', 'upload'] as const)(
    'of the sort %s, altered, reach nothing',
    async (sort) => {
      const faults: string[] = [];
      for (const link of ALTERED_LINKS) {
        const fault = await faultOf(link, sort);
        if (fault !== null) faults.push(fault);
      }
      rows.push({
        name: `links to ${sort}`,
        store: STORES.filesBucket.name,
        strategy,
        attempts: ALTERED_LINKS.length,
        refusedByHandler: 0,
        refusedByPolicy: ALTERED_LINKS.length - faults.length,
        leaks: faults.length,
      });
      expect(faults).toEqual([]);
    },
  );

  it('leave the other’s data as it was, byte for byte', async () => {
    expect(await snapshotOf(victim)).toBe(before);
  });

  async function faultOf(link: AlteredLink, sort: 'download' | 'upload'): Promise<string | null> {
    const own = attacker.links[sort];
    const told = await follow(link, own, { target: victim, attacker });
    const expected = await follow(link, own, { target: ghost(), attacker });
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
      headers: { ...headers, ...(isWrite && { 'content-type': 'text/plain' }) },
      ...(isWrite && { body: OVERWRITING }),
    });
    const text = await answer.text();
    return { status: answer.status, text, code: /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '' };
  }
});
