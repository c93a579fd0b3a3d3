/** What a notification is about: a member says by category what may reach him. A tenant's own templates may have others. */
export const PLATFORM_CATEGORIES = [
  'security',
  'billing',
  'usage',
  'integrations',
  'product',
] as const;

/** What nobody may switch off, hold back or collect: it concerns the account and the contract. */
export const MANDATORY_CATEGORIES: readonly string[] = ['security', 'billing'];

export const isMandatory = (category: string): boolean => MANDATORY_CATEGORIES.includes(category);

/** Such as `product` or `order_updates`. */
export const CATEGORY = /^[a-z][a-z0-9_]{0,31}$/;
