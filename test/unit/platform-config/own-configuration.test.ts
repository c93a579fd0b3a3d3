import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  loadPlatformConfig,
  loadPlatformFiles,
} from '../../../adapters/yaml/load-platform-config.ts';
import { refuseUnavailableProviders } from '../../../core/platform-config/available-providers.ts';
import {
  overlayJsonSchema,
  platformJsonSchema,
  tenantJsonSchema,
} from '../../../core/platform-config/json-schemas.ts';

const DIRECTORY = join(import.meta.dirname, '../../../config');

describe('our configuration', () => {
  it.each(['local', 'dev', 'prod'])('is valid and deployable on the stage %s', (stage) => {
    const config = loadPlatformConfig({ directory: DIRECTORY, stage });
    if (!config.ok) throw new Error(JSON.stringify(config.error));
    expect(refuseUnavailableProviders(config.value)).toEqual([]);
  });

  it('has the plans and limits of the product’s description', () => {
    const ours = loadPlatformFiles([join(DIRECTORY, 'platform.yaml')]);
    const described = loadPlatformFiles([join(DIRECTORY, 'examples', 'platform-spec.yaml')]);
    if (!ours.ok || !described.ok) throw new Error('a file is not valid');
    expect(ours.value.plans).toEqual(described.value.plans);
    // How many keys a tenant may have is not in the description.
    const { keysPerPlan } = ours.value.limits.api;
    expect(ours.value.limits.api).toEqual({ ...described.value.limits.api, keysPerPlan });
    expect(ours.value.maxTenants).toBe(described.value.maxTenants);
  });

  it.each([
    ['platform.schema.json', platformJsonSchema()],
    ['overlay.schema.json', overlayJsonSchema()],
    ['tenant.schema.json', tenantJsonSchema()],
  ])('has %s as `npm run config:schema` writes it', (file, schema) => {
    const written: unknown = JSON.parse(readFileSync(join(DIRECTORY, file), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('lets an overlay leave out whatever the platform file needs', () => {
    expect(JSON.stringify(overlayJsonSchema())).not.toMatch(/"(required|oneOf)"/);
  });
});
