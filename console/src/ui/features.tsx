import { Badge } from './badge.tsx';

/** What a plan contains. */
export const Features = ({ features }: { readonly features: readonly string[] }) => (
  <ul className="flex flex-wrap gap-1">
    {features.map((feature) => (
      <li key={feature}>
        <Badge tone="quiet">{feature}</Badge>
      </li>
    ))}
  </ul>
);
