/** What nobody may switch off, hold back or collect: it concerns the account and the contract. */
export const MANDATORY_CATEGORIES: readonly string[] = ['security', 'billing'];

export const isMandatory = (category: string): boolean => MANDATORY_CATEGORIES.includes(category);

/** What a notification is about, such as `product` or `order_updates`: a member says by category what may reach him. */
export const CATEGORY = /^[a-z][a-z0-9_]{0,31}$/;
