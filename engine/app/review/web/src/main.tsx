// The officer's pages.
import './styles/base.css';
import './styles/shell.css';
import './styles/queue.css';
import './styles/dossier.css';
import './styles/field.css';
import './styles/print.css';
import { render } from 'preact';
import { App } from './app';
import { LanguageProvider } from './base/language';
import { startAhead } from './api/client';
import { routeOf } from './base/route';
import { followTheme } from './base/theme';
import { addressOf, filterOf } from './queue/queue_page';

followTheme();
const route = routeOf(location.hash);
if (location.pathname === '/') {
  startAhead('/session');
  if (route.view === 'queue') startAhead(addressOf(filterOf(route.query)));
}
const root = document.getElementById('root');
if (root) {
  render(
    <LanguageProvider>
      <App />
    </LanguageProvider>,
    root,
  );
}
