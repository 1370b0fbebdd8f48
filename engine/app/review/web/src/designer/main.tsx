// The designer of one template: hoso form edit.
import '../styles/base.css';
import './designer.css';
import { render } from 'preact';
import { LanguageProvider } from '../base/language';
import { followTheme } from '../base/theme';
import { DesignerPage } from './designer_page';

followTheme();
const root = document.getElementById('root');
if (root) {
  render(
    <LanguageProvider>
      <DesignerPage />
    </LanguageProvider>,
    root,
  );
}
