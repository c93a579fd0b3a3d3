/** What a stage's secret is called in Secrets Manager: `freehold/prod/STRIPE_API_KEY`. */
export const secretId = (stage: string, name: string): string => `freehold/${stage}/${name}`;
