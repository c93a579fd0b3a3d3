import { newId } from '../../../kit/id.ts';
import { STOCK_VERSION, type ProvisioningWorld } from './provisioning-world.ts';

/** A pool in the stock, as the refill makes one; its id in Cognito. */
export async function stockOne({ pools, stock, time }: ProvisioningWorld): Promise<string> {
  const id = newId('rpl');
  const made = await pools.create({ id });
  if (!made.ok) throw new Error('The account is full.');
  const userPoolId = made.value;
  const clientId = await pools.createClient(userPoolId);
  await pools.configure(userPoolId);
  const jwks = await pools.readKeySet(userPoolId);
  const arn = `arn:aws:cognito-idp:eu-central-1:123456789012:userpool/${userPoolId}`;
  stock.ready.set(id, {
    id,
    userPoolId,
    arn,
    clientId,
    jwks,
    version: STOCK_VERSION,
    madeAt: time,
  });
  return userPoolId;
}
