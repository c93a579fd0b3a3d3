import { describe, expect, it } from 'vitest';
import { asCurl, asSdkCall, ifVersion } from '../../../console/src/api/call.ts';
import { pollEvery } from '../../../console/src/api/poll-every.ts';
import { byDay, groupsIn, sinceDays } from '../../../console/src/overview/platform-days.ts';
import { localPath } from '../../../console/src/session/local-path.ts';
import { linesIn, momentOf } from '../../../console/src/ui/lines.ts';
import { parsedObject } from '../../../console/src/ui/parsed-object.ts';
import { safeLink } from '../../../console/src/ui/safe-link.ts';
import { tenantsSearch } from '../../../console/src/tenants/tenants-search.ts';

describe('a call shown for a program', () => {
  const call = {
    id: 'suspendTenant',
    params: { tenantId: 'tnt_1' },
    body: { reason: 'abuse', note: "it's; $(rm -rf /)" },
  } as const;

  it('is the route with its path filled in, and nothing of it is run by the shell', () => {
    const text = asCurl(call, 'https://console.example');
    expect(text).toContain("curl -X POST 'https://console.example/v1/tenants/tnt_1/suspend'");
    expect(text).toContain(String.raw`"note":"it'\''s; $(rm -rf /)"`);
  });

  it('has its query and its condition, without what is not asked for', () => {
    const query = { q: 'a&b', cursor: undefined };
    const headers = ifVersion(3);
    const text = asCurl({ id: 'listMembers', query, headers }, 'https://console.example');
    expect(text).toContain("'https://console.example/v1/members?q=a%26b'");
    expect(text).toContain(`-H 'if-match: "3"'`);
  });

  it('names the access by which a tenant’s data is read, and not its credential', () => {
    const members = { id: 'listMembers' } as const;
    expect(asCurl(members, 'https://console.example', true)).toContain(
      '-H "authorization: Freehold-Support access=$ACCESS, token=$TOKEN"',
    );
    expect(asSdkCall(members, true)).toBe(
      "await client.withSupportAccess(access).call('listMembers');",
    );
  });

  it('is the operation by its name for the SDK', () => {
    expect(asSdkCall({ id: 'showRevenue' })).toBe("await client.call('showRevenue');");
    expect(asSdkCall(call)).toMatch(/^await client\.call\('suspendTenant', \{/);
  });
});

describe('pollEvery', () => {
  const every = pollEvery(({ isDone }: { isDone: boolean }) => !isDone);
  const at = (data: { isDone: boolean }, dataUpdateCount: number) =>
    every({ state: { data, dataUpdateCount } });

  it('asks ever more seldom while nothing changes, and soon again after a change', () => {
    const same = { isDone: false };
    expect([1, 2, 3].map((count) => at(same, count))).toEqual([
      1_000,
      1_400,
      expect.closeTo(1_960),
    ]);
    expect(at(same, 40)).toBe(15_000);
    expect(at({ isDone: false }, 41)).toBe(1_000);
  });

  it('ends when there is nothing to wait for', () => {
    expect(at({ isDone: true }, 3)).toBe(false);
    expect(every({ state: { data: undefined, dataUpdateCount: 0 } })).toBe(false);
  });
});

describe('localPath', () => {
  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'leads not to %s',
    (next) => {
      expect(localPath(next)).toBe('/');
    },
  );

  it('leads to a page of the console', () => {
    expect(localPath('/tenants?q=acme')).toBe('/tenants?q=acme');
    expect(localPath(undefined)).toBe('/');
  });
});

describe('the search of the tenants’ list', () => {
  it('keeps what the list knows and drops the rest', () => {
    expect(tenantsSearch({ status: 'failed', plan: ' ', q: 'acme', evil: 1 })).toEqual({
      status: 'failed',
      q: 'acme',
    });
    expect(tenantsSearch({ status: 'gone', q: ['x'] })).toEqual({});
  });
});

describe('a link that a text brings', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'no link', undefined])(
    'is none: %s',
    (link) => {
      expect(safeLink(link)).toBeUndefined();
    },
  );

  it('leads to a page of the web', () => {
    expect(safeLink('https://acme.example/report')).toBe('https://acme.example/report');
  });
});

describe('what is typed', () => {
  it('is one value a line, a comma or a space', () => {
    expect(linesIn(' a@b.example,\nc@d.example  \n\n')).toEqual(['a@b.example', 'c@d.example']);
    expect(linesIn()).toEqual([]);
  });

  it('is a moment by the reader’s clock, or none', () => {
    expect(momentOf('')).toBeUndefined();
    expect(momentOf('2026-11-28T12:00')).toBe(new Date(2026, 10, 28, 12).toISOString());
  });

  it('is a JSON object, and nothing else', () => {
    expect(parsedObject('{"a":1}')).toEqual({ a: 1 });
    for (const text of ['[1]', 'null', '"a"', '{']) expect(parsedObject(text)).toBeUndefined();
  });
});

describe('metrics of the platform by day', () => {
  const item = (day: number, plan: string, value: string) => ({
    ...{ start: `2026-11-${day}T00:00:00.000Z`, end: `2026-11-${day + 1}T00:00:00.000Z` },
    ...{ dimensions: { plan }, value },
  });
  const items = [item(26, 'pro', '5'), item(26, 'basic', '2'), item(28, 'basic', '9')];
  const series = {
    ...{ name: 'api_calls', unit: 'call', window: 'day', timeZone: 'UTC', items },
    ...{ from: '2026-11-26T00:00:00.000Z', to: '2026-11-28T10:00:00.000Z' },
  } as const;

  it('have each day once, the groups of it added up, and nothing where nothing was counted', () => {
    const from = sinceDays(3, new Date(series.to));
    expect(from).toBe(series.from);
    const points = byDay(items, from, new Date(series.to));
    expect(points.map(({ start, value }) => [start.getUTCDate(), value])).toEqual([
      ...[
        [26, 7],
        [27, 0],
        [28, 9],
      ],
    ]);
  });

  it('have a sum for each group, the largest first, and of members the day with the most', () => {
    const of = (name: 'api_calls' | 'active_members') =>
      groupsIn({ ...series, name, items: [...items] });
    expect(of('api_calls')).toEqual([
      ['basic', 11],
      ['pro', 5],
    ]);
    expect(of('active_members')).toEqual([
      ['basic', 9],
      ['pro', 5],
    ]);
  });
});
