// The page for citizens, on a computer that anybody may use.
import '../styles/base.css';
import './kiosk.css';
import { render } from 'preact';
import { LanguageProvider } from '../base/language';
import { KioskPage } from './kiosk_page';

const root = document.getElementById('root');
if (root) {
  render(
    <LanguageProvider>
      <KioskPage />
    </LanguageProvider>,
    root,
  );
}
