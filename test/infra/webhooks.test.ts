import { describe, expect, it } from 'vitest';
import { actionsOf, statementsIn } from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

const statements = statementsIn(templatesOf('prod'));

/** Who may do that where the conditions name it, once each. */
const whoMay = (action: string, condition: string) => {
  const found = statements.filter(
    ({ statement }) =>
      actionsOf(statement).includes(action) &&
      JSON.stringify(statement.Condition ?? {}).includes(condition),
  );
  return found.map(({ id }) => id);
};
const PURPOSE = '"kms:EncryptionContext:purpose":"webhooks"';

describe('webhook endpoints', () => {
  it('are made by their API, and the first ones by their step of the onboarding', () => {
    const making = whoMay('dynamodb:PutItem', '"ENDPOINTS#*"');
    expect(making.map((id) => /WebhooksApi|CreateWebhookEndpoints/.exec(id)?.[0]).sort()).toEqual([
      'CreateWebhookEndpoints',
      'WebhooksApi',
    ]);
  });

  it('have their secrets decrypted by who shows and who signs, and by no step of the onboarding', () => {
    const reading = whoMay('kms:Decrypt', PURPOSE);
    expect(reading.map((id) => /WebhooksApi|SendWebhooks/.exec(id)?.[0]).sort()).toEqual([
      'SendWebhooks',
      'WebhooksApi',
    ]);
    expect(whoMay('kms:Encrypt', PURPOSE).some((id) => id.includes('CreateWebhook'))).toBe(true);
  });
});
