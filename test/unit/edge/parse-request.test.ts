import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ServedRoute } from '../../../functions/edge/edge-middleware.ts';
import { parseRequest } from '../../../functions/edge/parse-request.ts';
import {
  idempotencyHeaders,
  idParam,
  optionalIfMatchHeaders,
  pageQuery,
  requiredIfMatchHeaders,
} from '../../../functions/edge/request-schemas.ts';
import { newId } from '../../../kit/id.ts';
import { apiEvent, type RequestOf } from '../../support/tenancy/tenant-contexts.ts';

const params = z.object({ shelf: z.string().regex(/^[a-z]+$/, 'Use letters.') });
const body = z.strictObject({ title: z.string('Give a title.'), pages: z.int().optional() });
const headers = idempotencyHeaders.extend(optionalIfMatchHeaders.shape);

const contract = { summary: '', params, query: pageQuery, headers, body, answers: {} };
const route: ServedRoute = {
  id: 'createRecord',
  run: () => Promise.reject(new Error('It is parsed only.')),
  key: 'POST /books/{shelf}',
  permission: 'records:write',
  rateClass: 'standard',
  contract,
};
const parse = (
  request: RequestOf,
  of: Partial<ServedRoute['contract']> = {},
  validate?: ServedRoute['validate'],
) =>
  parseRequest(
    { ...route, contract: { ...contract, ...of }, validate },
    apiEvent(route.key, request),
  );
const sound = { params: { shelf: 'a' }, body: { title: 'A' } };

describe('parseRequest', () => {
  it('hands the request over by the types of its contract', () => {
    const request = {
      ...sound,
      query: { limit: '7' },
      headers: { 'idempotency-key': 'k', 'if-match': 'W/"3"' },
    };
    expect(parse(request)).toMatchObject({
      ok: true,
      value: {
        params: { shelf: 'a' },
        query: { limit: 7 },
        body: { title: 'A' },
        ifMatch: [3],
        idempotencyKey: 'k',
      },
    });
  });

  it('names all that is wrong with path, query, headers and body at once', () => {
    const result = parse({
      params: { shelf: '1' },
      query: { limit: '0', sort: 'a' },
      headers: { 'idempotency-key': 'ä', 'if-match': '3' },
      body: { pages: 1.5, color: 'red' },
    });
    const errors = !result.ok && result.error.kind === 'InvalidRequest' ? result.error.errors : [];
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/color',
      '/pages',
      '/title',
      '?limit',
      '?sort',
      'Idempotency-Key',
      'If-Match',
      '{shelf}',
    ]);
    expect(errors.find(({ pointer }) => pointer === 'If-Match')?.detail).toContain('quotes');
  });

  it('asks the operation’s own rules for more, about what can be read, only if the form fails', () => {
    const validate = (readable: object) => [
      { pointer: '/validated', detail: JSON.stringify(readable) },
    ];
    expect(parse(sound, {}, validate)).toMatchObject({ ok: true });
    expect(parse({ ...sound, body: { title: 'A', pages: 'x' } }, {}, validate)).toMatchObject({
      error: { errors: [{ pointer: '/pages' }, { detail: '{"title":"A"}' }] },
    });
  });

  it('answers a path that can name nothing as what does not exist, whatever else is wrong', () => {
    const unknown = {
      params: z.object({ recordId: idParam('rec', '') }),
      refusals: ['RecordNotFound'] as const,
    };
    const notFound = { ok: false, error: { kind: 'RecordNotFound' } };
    expect(parse({ params: { recordId: 'rec_1' }, body: '{' }, unknown)).toEqual(notFound);
    expect(parse({ ...sound, params: { recordId: newId('rec') } }, unknown)).toMatchObject({
      ok: true,
    });
  });

  it.each(['0x10', '1e2', ' 5', '5 ', '+5', '-5', '1.0', '', '٣', '1000'])(
    'refuses the limit %j',
    (limit) => {
      expect(parse({ ...sound, query: { limit } })).toMatchObject({
        error: { errors: [{ pointer: '?limit' }] },
      });
    },
  );

  it('takes If-Match of * for any version, and refuses what matches none as outdated', () => {
    const withTag = (tag: string) => parse({ ...sound, headers: { 'if-match': tag } });
    expect(withTag('*')).toMatchObject({ value: { ifMatch: null } });
    expect(withTag('"of another server"')).toMatchObject({ error: { kind: 'VersionConflict' } });
  });

  it('misses If-Match where it is required', () => {
    const required = { headers: requiredIfMatchHeaders };
    expect(parse(sound, required)).toMatchObject({ error: { kind: 'PreconditionRequired' } });
    expect(parse({ ...sound, headers: { 'if-match': '*' } }, required)).toMatchObject({ ok: true });
  });

  it('does without a body that is optional', () => {
    expect(parse({ params: sound.params }, { body: body.optional() })).toMatchObject({ ok: true });
    expect(parse({ params: sound.params })).toMatchObject({ error: { kind: 'MalformedBody' } });
  });

  it('names at most 100 invalid fields: the answer does not grow with the request', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 1]));
    const result = parse({ ...sound, body: many });
    expect(
      !result.ok && result.error.kind === 'InvalidRequest' && result.error.errors,
    ).toHaveLength(100);
  });
});
