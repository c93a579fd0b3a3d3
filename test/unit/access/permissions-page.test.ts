import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  OPERATOR_ROLE_PERMISSIONS,
  TENANT_ROLE_PERMISSIONS,
  type Permission,
} from '../../../core/access/roles.ts';
import { permissionsPage } from '../../../functions/permission-description/permissions-page.ts';
import { routes } from '../../../functions/routes.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/permissions.md'), 'utf8');

describe('docs/permissions.md', () => {
  it('is what `npm run permissions:docs` writes', () => {
    expect(page).toBe(permissionsPage());
  });

  it('has every route once, and a row for every permission that a built-in role has', () => {
    for (const { key } of Object.values(routes)) expect(page.split(`\`${key}\``)).toHaveLength(2);
    const tables = [TENANT_ROLE_PERMISSIONS, OPERATOR_ROLE_PERMISSIONS];
    for (const permission of tables.flatMap((table) =>
      Object.values<readonly Permission[]>(table).flat(),
    )) {
      expect(page).toContain(`| \`${permission}\` `);
    }
  });
});
