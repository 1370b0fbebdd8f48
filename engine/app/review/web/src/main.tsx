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
import { applyTheme } from './base/theme';

applyTheme();
const root = document.getElementById('root');
if (root) {
  render(
    <LanguageProvider>
      <App />
    </LanguageProvider>,
    root,
  );
}
