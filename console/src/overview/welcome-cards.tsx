import type { Me } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { Card, Facts } from '../ui/card.tsx';

/** What a member of a tenant sees first. */
export function WelcomeCards({ me }: { readonly me: Extract<Me, { kind: 'tenant' }> }) {
  const { overview } = useTexts();
  const { plan, features } = me.tenant;
  return (
    <Card title={overview.plan}>
      <Facts
        facts={[
          [overview.plan, plan],
          [overview.role, me.role],
          [
            overview.features,
            <ul key="features" className="flex flex-wrap gap-1">
              {features.map((feature) => (
                <li key={feature}>
                  <Badge tone="quiet">{feature}</Badge>
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
    </Card>
  );
}
