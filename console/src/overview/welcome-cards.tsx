import type { Me } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Card, Facts } from '../ui/card.tsx';
import { Features } from '../ui/features.tsx';

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
          [overview.features, <Features key="features" features={features} />],
        ]}
      />
    </Card>
  );
}
