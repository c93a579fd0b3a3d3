import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { isSignedIn } from '../session/is-signed-in.ts';
import { SignInPage } from '../session/sign-in-page.tsx';
import { tenantsSearch } from '../tenants/tenants-search.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Loading } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: ({ next, ended }): { next?: string; ended?: boolean } => ({
    ...(typeof next === 'string' && { next }),
    ...(ended === true && { ended }),
  }),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    if (await isSignedIn()) return;
    const next = location.href;
    redirect({ to: '/sign-in', search: next === '/' ? {} : { next }, throw: true });
  },
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../overview/overview-page.tsx'), 'OverviewPage'),
});
const tenants = createRoute({
  getParentRoute: () => shell,
  path: '/tenants',
  validateSearch: tenantsSearch,
  component: lazyRouteComponent(() => import('../tenants/tenants-page.tsx'), 'TenantsPage'),
});
const tenant = createRoute({
  getParentRoute: () => shell,
  path: '/tenants/$tenantId',
  component: lazyRouteComponent(() => import('../tenants/tenant-page.tsx'), 'TenantPage'),
});
const onboard = createRoute({
  getParentRoute: () => shell,
  path: '/onboard',
  component: lazyRouteComponent(() => import('../onboard/onboard-page.tsx'), 'OnboardPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, shell.addChildren([overview, tenants, tenant, onboard])]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound() {
  const { common } = useTexts();
  return (
    <main className="p-6">
      <Page title={common.notFound}>
        <p>
          <Link to="/" className="text-link underline">
            {common.backToStart}
          </Link>
        </p>
      </Page>
    </main>
  );
}
