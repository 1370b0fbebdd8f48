// Chromium for the tests, and the pages they look at.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** The project's own folder; the tests run from a copy of theirs. */
export const root = process.env.HOSO_ROOT ?? fileURLToPath(new URL('../../../../', import.meta.url));
export const pageFolder = process.env.HOSO_PAGE_FOLDER ?? join(root, 'engine/app/review/web/dist');
const executablePath = process.env.HOSO_CHROMIUM ?? '/usr/bin/chromium';

/** Why no browser test can run; "" where they can. */
export const missing = existsSync(executablePath) ? '' : `SKIPPED: no Chromium at ${executablePath}`;

const args = ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

export const launch = () => chromium.launch({ executablePath, args });

/** Chromium drops keys that come before a page's first picture. */
export const painted = (page) => page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);

/** A page whose every error is kept: console errors, exceptions, breaches of the content security policy. */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 800 }, locale: 'vi-VN', ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    const expected = /Failed to load resource|net::ERR/.test(message.text());
    if (message.type() === 'error' && !expected) page.complaints.push(message.text());
  });
  return page;
}
