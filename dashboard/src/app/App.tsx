import { useState, type ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from '@/shared/queries';
import { createAppRouter } from './routes';
import { cssVariablesResolver, theme } from './theme';

export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        {children}
        <Notifications position="top-center" containerWidth={460} limit={3} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

export function App() {
  const [queries] = useState(createQueryClient);
  const [router] = useState(() => createAppRouter(queries));
  return (
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>
  );
}
