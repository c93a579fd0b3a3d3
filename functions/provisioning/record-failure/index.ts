import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { recordFailureEnv } from './env.ts';
import { recordFailureHandler } from './handler.ts';

const { CONTROL_TABLE_NAME } = readEnv(recordFailureEnv);

export const handler = recordFailureHandler(stepPorts(CONTROL_TABLE_NAME));
