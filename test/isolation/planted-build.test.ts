import { describe, expect, it } from 'vitest';
import type { FunctionPath } from '../../functions/routes.ts';
import { constructIdOf } from '../../infra/constructs/construct-id-of.ts';
import { templatesOf } from '../support/templates.ts';
import { STAGE } from './matrix/policy-parties.ts';
import { plantedBuild, type PlantedModules } from './matrix/planted-build.ts';
import { BUGS, UNCHECKED, WITHOUT_TENANT_DATA } from './matrix/plants.ts';

/** Beside the bundles of the second pass, which may be running. */
const built = (path: FunctionPath, name: string, modules: PlantedModules) =>
  plantedBuild(path, { name: `built ${name}`, modules });

describe('a function with planted modules', () => {
  it.each(Object.entries(UNCHECKED))('is %s without its checks', async (path, plant) => {
    await expect(built(path as FunctionPath, plant.name, plant.modules)).resolves.toContain(path);
  });

  it.each(Object.entries(BUGS))('has the bug: %s', async (name, modules) => {
    await expect(built('records/api', name, modules)).resolves.toContain('records/api');
  });

  it.each([...WITHOUT_TENANT_DATA])(
    'is not %s, which opens no session of a tenant',
    async (path) => {
      const modules = { 'adapters/sts/tenant-sessions.ts': 'named-placement' };
      await expect(built(path, 'none', modules)).rejects.toThrow('replaces nothing');
    },
  );

  it('is not built where a plant would replace nothing', async () => {
    const modules = { 'core/access/no-such-module.ts': 'may-access' };
    await expect(built('records/api', 'nothing', modules)).rejects.toThrow('replaces nothing');
  });
});

it('is built of each function whose operations are all of tenants, and of no other', () => {
  expect(Object.keys(UNCHECKED)).toEqual(expect.arrayContaining(['records/api', 'files/api']));
  expect(Object.keys(UNCHECKED)).not.toContain('tenants/api');
});

it.each(Object.keys(UNCHECKED))('finds %s deployed under the name of its path', (path) => {
  const api = templatesOf(STAGE).byStack.get('Api')?.toJSON() as { Resources: object } | undefined;
  const name = `Functions${constructIdOf(path)}Function`;
  expect(Object.keys(api?.Resources ?? {}).some((id) => id.startsWith(name))).toBe(true);
});
