export type CallbackQuery = { readonly key?: string; readonly tenantId?: string };

/** The query comes back as it is: by it the message is known. */
export function callbackAddress(url: string, { key, tenantId }: CallbackQuery): string {
  const query = new URLSearchParams({ ...(key && { key }), ...(tenantId && { tenant: tenantId }) });
  return `${url}?${query.toString()}`;
}
