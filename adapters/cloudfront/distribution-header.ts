import {
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
  type CloudFrontClient,
  type Origin,
} from '@aws-sdk/client-cloudfront';

type Header = { readonly distributionId: string; readonly name: string };

/** Has a distribution send a header with this value to its origins. Rejects when another change came between. */
export async function setOriginHeader(
  client: Pick<CloudFrontClient, 'send'>,
  { distributionId: Id, name }: Header,
  value: string,
): Promise<void> {
  const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
  const origins = DistributionConfig?.Origins?.Items ?? [];
  await client.send(
    new UpdateDistributionCommand({
      Id,
      IfMatch: ETag,
      DistributionConfig: DistributionConfig && {
        ...DistributionConfig,
        Origins: {
          Quantity: origins.length,
          Items: origins.map((origin) =>
            withHeader(origin, { HeaderName: name, HeaderValue: value }),
          ),
        },
      },
    }),
  );
}

type CustomHeader = { readonly HeaderName: string; readonly HeaderValue: string };

function withHeader(origin: Origin, header: CustomHeader): Origin {
  const others = (origin.CustomHeaders?.Items ?? []).filter(
    ({ HeaderName }) => HeaderName !== header.HeaderName,
  );
  const Items = [...others, header];
  return { ...origin, CustomHeaders: { Quantity: Items.length, Items } };
}
