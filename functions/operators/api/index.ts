import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { CognitoMemberUsers } from '../../../adapters/cognito/cognito-member-users.ts';
import { operatorUsers } from '../../../adapters/cognito/cognito-operators.ts';
import { DynamoMemberRegistry } from '../../../adapters/dynamodb/members/dynamo-member-registry.ts';
import { putMember } from '../../../adapters/dynamodb/members/put-member.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { ADMIN } from '../../../core/access/roles.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import type { CreateOperatorPorts } from '../../../core/members/create-operator.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { operatorsContract } from '../contract.ts';
import { changeOperatorOperation } from './change-operator.ts';
import { createOperatorOperation } from './create-operator.ts';
import { operatorsApiEnv } from './env.ts';
import { listOperatorsOperation } from './list-operators.ts';
import { removeOperatorOperation } from './remove-operator.ts';
import { disableOperatorOperation, enableOperatorOperation } from './set-operator-status.ts';

const { CONTROL_TABLE_NAME, OPERATOR_USER_POOL_ID: userPoolId } = readEnv(operatorsApiEnv);
const controlPlane = documents();
const cognito = new CognitoIdentityProviderClient(sdkConfig);
const place = { tableName: CONTROL_TABLE_NAME, userPoolId, keptRole: ADMIN };
const add: CreateOperatorPorts['add'] = async (operator, event) => {
  await putMember(controlPlane, place, { member: operator, event });
};

const ports = {
  members: new DynamoMemberRegistry(controlPlane, CONTROL_TABLE_NAME),
  users: new CognitoMemberUsers(cognito),
  operatorUsers: operatorUsers(cognito, userPoolId),
  add,
  now: () => new Date(),
};

export const handler = apiHandler<'operators/api'>(
  operatorsContract,
  {
    listOperators: listOperatorsOperation(ports),
    createOperator: createOperatorOperation(ports),
    changeOperator: changeOperatorOperation(ports),
    removeOperator: removeOperatorOperation(ports),
    disableOperator: disableOperatorOperation(ports),
    enableOperator: enableOperatorOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
