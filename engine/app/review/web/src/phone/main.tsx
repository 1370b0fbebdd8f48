// The page behind a one-time link: a phone sends photographs of a dossier's papers.
import '../styles/base.css';
import './phone.css';
import { render } from 'preact';
import { LanguageProvider } from '../base/language';
import { followTheme } from '../base/theme';
import { PhonePage } from './phone_page';

followTheme();
const root = document.getElementById('root');
if (root) {
  render(
    <LanguageProvider>
      <PhonePage token={location.hash.slice(1)} />
    </LanguageProvider>,
    root,
  );
}
