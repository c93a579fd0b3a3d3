import { InternalErrorException, InvalidParameterException } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { SnsMobileEndpoints } from '../../../adapters/sns/sns-mobile-endpoints.ts';

const FCM = 'arn:aws:sns:eu-central-1:123456789012:app/GCM/orders';
const ENDPOINT = 'arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/orders/1';

function arrange(failure?: Error) {
  const asked: { name: string; input: object }[] = [];
  const sns = {
    send: async (command: { constructor: { name: string }; input: object }) => {
      if (failure) throw failure;
      asked.push({ name: command.constructor.name, input: command.input });
      return { EndpointArn: ENDPOINT };
    },
  };
  const client = sns as unknown as ConstructorParameters<typeof SnsMobileEndpoints>[0];
  return { asked, endpoints: new SnsMobileEndpoints(client, { fcm: FCM }) };
}

const answer = { $metadata: {}, message: 'no' };

describe('SnsMobileEndpoints', () => {
  it('has SNS make an endpoint of the application’s, and enables one that was disabled', async () => {
    const { asked, endpoints } = arrange();
    expect(await endpoints.endpointOf('fcm', 't')).toEqual({
      ok: true,
      value: { endpointArn: ENDPOINT },
    });
    expect(asked).toEqual([
      {
        name: 'CreatePlatformEndpointCommand',
        input: { PlatformApplicationArn: FCM, Token: 't' },
      },
      {
        name: 'SetEndpointAttributesCommand',
        input: { EndpointArn: ENDPOINT, Attributes: { Token: 't', Enabled: 'true' } },
      },
    ]);
  });

  it('asks SNS nothing of a platform without an application', async () => {
    const { asked, endpoints } = arrange();
    expect(await endpoints.endpointOf('apns', 't')).toMatchObject({
      error: { kind: 'PushUnavailable' },
    });
    expect(asked).toEqual([]);
  });

  it('tells what is no token from an outage', async () => {
    const refused = arrange(new InvalidParameterException(answer));
    expect(await refused.endpoints.endpointOf('fcm', 't')).toMatchObject({
      error: { kind: 'TokenInvalid' },
    });
    const out = arrange(new InternalErrorException(answer));
    await expect(out.endpoints.endpointOf('fcm', 't')).rejects.toThrow('no');
  });
});
