import { beforeAll, describe, expect, it } from 'vitest';
import { newMember } from '../../../core/members/member.ts';
import { archiveOf, expectWhole, KEPT } from '../../support/portability/an-archive.ts';
import { ImportWorld } from '../../support/portability/import-world.ts';

let archive: Uint8Array;
beforeAll(async () => {
  archive = await archiveOf(KEPT);
});

describe('an import', () => {
  it('gives a fresh tenant all that was exported, and tells of itself once', async () => {
    const world = new ImportWorld(archive);
    expect(await world.run()).toBe('succeeded');
    await expectWhole(world);
    expect(world.events).toMatchObject([
      { type: 'tenant.imported', data: { importId: world.job.id } },
    ]);
    expect(world.store.archives.size + world.store.beside.size).toBe(0);
    expect((await world.found()).people).toBeUndefined();
  });

  it('comes to the same in many runs, each of which does little', async () => {
    const world = new ImportWorld(archive);
    world.isOver = () => true;
    expect(await world.run()).toBe('succeeded');
    await expectWhole(world);
  });

  it('comes to the same wherever a run is killed: before and after each write', async () => {
    for (let killedAt = 1; ; killedAt += 1) {
      const world = new ImportWorld(archive);
      let calls = 0;
      world.isOver = () => calls % 2 === 0;
      world.taker.onCall = world.store.onCall = () => {
        calls += 1;
        if (calls === killedAt) throw new Error('killed');
      };
      expect(await world.run()).toBe('succeeded');
      await expectWhole(world);
      expect(world.events).toHaveLength(1);
      if (calls < killedAt) break;
    }
  });

  it('waits for the archive, and ends where none comes', async () => {
    const world = new ImportWorld(new Uint8Array(), { sizeBytes: 10 });
    expect(await world.piece(false)).toBe('wait');
    expect(await world.run()).toBe('failed');
    expect((await world.found()).failure?.reason).toBe('The archive was not uploaded.');
  });

  it('ends where the tenant is moved meanwhile, for the archive is left behind', async () => {
    const world = new ImportWorld(archive);
    world.isOver = () => true;
    await expect(world.run(4)).rejects.toThrow('It does not end.');
    world.tenants.put({ ...world.tenant, isolation: 'separate_schema' });
    expect(await world.run()).toBe('failed');
    expect((await world.found()).failure?.reason).toBe('The tenant was moved meanwhile.');
  });

  it('leaves whoever is there as he is, his password with him', async () => {
    const world = new ImportWorld(archive);
    world.users.users.set('u-ada', {
      ...{ email: 'ada@acme.example', password: 'his own', isEnabled: true },
    });
    const ada = { userId: 'u-ada', email: 'ada@acme.example', role: 'admin' };
    world.members.add(newMember(ada, world.now()));
    expect(await world.run()).toBe('succeeded');
    expect(world.members.members.get('u-ada')).toMatchObject({ role: 'admin' });
    expect(world.users.users.get('u-ada')?.password).toBe('his own');
    expect(world.members.members.size).toBe(3);
  });
});
