import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_FLAGS, MAX_FLAGS_BYTES } from '../../core/flags/change-flags.ts';
import type { FlagRepository } from '../../core/flags/flag-repository.ts';
import type { FlagRule } from '../../core/flags/flag.ts';
import { newId } from '../../kit/id.ts';
import { aRule } from '../support/flags/a-flag.ts';
import { OPERATOR, operatorContext as operator } from '../support/tenants/tenants-api.ts';

/** A repository without flags, and the types and data of the events it wrote. */
export type FlagSubject = {
  readonly flags: FlagRepository;
  readonly events: () => Promise<
    readonly { type: string; actor: object; data: object; tenantId: string }[]
  >;
};

/** What every FlagRepository keeps to. */
export function describeFlagRepository(name: string, empty: () => Promise<FlagSubject>) {
  let flags: FlagRepository;
  let events: FlagSubject['events'];
  beforeEach(async () => {
    ({ flags, events } = await empty());
  });

  const occasion = () => ({ time: new Date(), actor: OPERATOR });
  const put = (
    flag: string,
    changes: Partial<FlagRule> = {},
    versions: readonly number[] | null = null,
  ) => flags.put({ name: flag, rule: aRule(changes), versions, occasion: occasion() });
  const remove = (flag: string, versions: readonly number[] | null = null) =>
    flags.delete({ name: flag, versions, occasion: occasion() });
  const conflict = { ok: false, error: { kind: 'VersionConflict' } };

  describe(name, () => {
    it('has none at first, and lists them by name', async () => {
      expect(await flags.list(operator)).toEqual([]);
      const rule = {
        description: 'Größer',
        percentage: 10,
        onTenants: [newId('tnt')],
        offTenants: [newId('tnt')],
        onUsers: [{ tenantId: newId('tnt'), userId: 'ada' }],
      };
      expect(await put('b_flag', rule)).toMatchObject({ ok: true, value: { isNew: true } });
      await put('a_flag', { kill: true });
      expect(await flags.list(operator)).toEqual([
        { name: 'a_flag', ...aRule({ kill: true }), version: 2 },
        { name: 'b_flag', ...aRule(rule), version: 1 },
      ]);
    });

    it('replaces the rule as a whole, where it is in an admitted version', async () => {
      await put('editor', { percentage: 10, description: 'x' });
      expect(await put('editor', { kill: true }, [7, 1])).toMatchObject({
        value: { isNew: false, flag: { kill: true, percentage: 0, description: '', version: 2 } },
      });
      expect(await put('editor', { percentage: 50 }, [1])).toEqual(conflict);
      expect(await put('other', {}, [1])).toEqual(conflict);
      expect(await flags.list(operator)).toMatchObject([{ kill: true, percentage: 0, version: 2 }]);
    });

    it('deletes one, and gives its name no version a second time', async () => {
      await put('editor');
      expect(await remove('editor', [2])).toEqual(conflict);
      expect(await remove('editor', [1])).toMatchObject({ ok: true });
      expect(await remove('editor')).toEqual({ ok: false, error: { kind: 'FlagNotFound' } });
      await put('editor');
      expect(await put('editor', { kill: true }, [1])).toEqual(conflict);
    });

    it('writes an event of each change, and of nothing that was refused', async () => {
      await put('editor', { percentage: 10 });
      await put('editor', {}, [9]);
      await remove('editor');
      expect(await events()).toMatchObject([
        { type: 'flag.changed', actor: OPERATOR, tenantId: 'platform' },
        { data: { flag: 'editor', percentage: 10, isDeleted: true } },
      ]);
    });

    it('loses none of many changes at once, and lets one of those of a version win', async () => {
      const names = Array.from({ length: 10 }, (_, at) => `flag_${at}`);
      await Promise.all(names.map((flag) => put(flag)));
      const all = await flags.list(operator);
      expect(all.map((flag) => flag.name)).toEqual(names);

      const [{ version } = { version: 0 }] = all;
      const results = await Promise.all(
        names.map((_, at) => put('flag_0', { percentage: at }, [version])),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await events()).toHaveLength(11);
    });

    it('holds no more flags, and no more bytes, than the authorizer can read', async () => {
      const tenants = Array.from({ length: MAX_FLAGS_BYTES / 32 }, () => newId('tnt'));
      expect(await put('long', { onTenants: tenants })).toEqual({
        ok: false,
        error: { kind: 'FlagsTooLarge', maxBytes: MAX_FLAGS_BYTES },
      });
      for (let at = 0; at < MAX_FLAGS; at += 1) {
        expect(await put(`flag_${at}`)).toMatchObject({ ok: true });
      }
      expect(await put('one_more')).toEqual({
        ok: false,
        error: { kind: 'FlagLimitReached', limit: MAX_FLAGS },
      });
      expect(await put('flag_0', { kill: true })).toMatchObject({ ok: true });
    });
  });
}
