import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { activateTenant } from '../../../core/provisioning/activate-tenant.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { activateTenantEnv } from './env.ts';

const { CONTROL_TABLE_NAME } = readEnv(activateTenantEnv);

const ports = stepPorts(CONTROL_TABLE_NAME);

export const handler = stepFunction(ports, activateTenant(ports));
