import { DynamoRoleRegistry } from '../../../adapters/dynamodb/roles/dynamo-role-registry.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { rolesContract } from '../contract.ts';
import { createRoleOperation } from './create-role.ts';
import { deleteRoleOperation } from './delete-role.ts';
import { rolesApiEnv } from './env.ts';
import { getRoleOperation } from './get-role.ts';
import { listPermissionsOperation } from './list-permissions.ts';
import { listRolesOperation } from './list-roles.ts';
import { updateRoleOperation } from './update-role.ts';

const { CONTROL_TABLE_NAME } = readEnv(rolesApiEnv);
const ports = {
  roles: new DynamoRoleRegistry(documents(), CONTROL_TABLE_NAME),
  now: () => new Date(),
};

export const handler = apiHandler<'roles/api'>(
  rolesContract,
  {
    listPermissions: listPermissionsOperation(),
    listRoles: listRolesOperation(ports),
    createRole: createRoleOperation(ports),
    getRole: getRoleOperation(ports),
    updateRole: updateRoleOperation(ports),
    deleteRole: deleteRoleOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
