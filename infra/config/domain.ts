/** The API's own domain. */
export type Domain = {
  /** Such as `api.example.com`. */
  readonly name: string;
  /** The Route 53 zone that the name lies in; without one the records are set by hand. */
  readonly hostedZone?: { readonly id: string; readonly name: string };
};

/** Where API Gateway is reached: the domain itself, or a name behind CloudFront that CloudFront alone uses. */
export const gatewayName = (
  { name }: Domain,
  { edgeProtection }: { readonly edgeProtection?: boolean },
) => (edgeProtection ? `origin.${name}` : name);
