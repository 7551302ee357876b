import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { createAppRouter } from './app/router';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const router = createAppRouter();
createRoot(root).render(
  <StrictMode>
    <App router={router} />
  </StrictMode>,
);

// Pages come as they are asked for. The rest is fetched once it is quiet, since the router reloads
// the document for a page that it cannot fetch: with the platform away, the browser's own error
// would take the place of everything that is still of use.
const QUIET_MS = 3_000;
window.addEventListener('load', () => {
  setTimeout(() => {
    for (const route of Object.values(router.routesById)) {
      router.loadRouteChunk(route)?.catch(() => undefined);
    }
  }, QUIET_MS);
});
