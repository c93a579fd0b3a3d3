import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient, sessionEnd } from './api/query-client.ts';
import { router } from './app/router.tsx';
import './styles.css';
import { TextsProvider } from './texts/texts-provider.tsx';
import { applyTheme, useTheme } from './ui/theme.ts';
import { Toasts } from './ui/toasts.tsx';

sessionEnd.onEnded = () => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  queryClient.clear();
  void router.navigate({ to: '/sign-in', search: { next: href, ended: true } });
};

function App() {
  useTheme();
  return (
    <QueryClientProvider client={queryClient}>
      <TextsProvider>
        <Toasts>
          <RouterProvider router={router} />
        </Toasts>
      </TextsProvider>
    </QueryClientProvider>
  );
}

applyTheme();
const element = document.getElementById('app');
if (element) {
  createRoot(element).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
