// The page for citizens, on a computer that anybody may use.
import '../styles/base.css';
import './kiosk.css';
import { render } from 'preact';
import { LanguageProvider } from '../base/language';
import { followTheme } from '../base/theme';
import { KioskPage } from './kiosk_page';

followTheme();
const root = document.getElementById('root');
if (root) {
  render(
    <LanguageProvider>
      <KioskPage />
    </LanguageProvider>,
    root,
  );
}
