// A mock station with a browser before it, fresh for each test.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { startMock } from '../mock/server.mjs';
import { launch, missing, openPage, pageFolder, painted } from './browser.mjs';

/** For describe(): skipped, and saying so, where there is no browser. */
export const inBrowser = { skip: missing || false };
if (missing) console.log(missing);

/** Of axe-core's rules those whose outcome another colour scheme can change. */
export const ofColours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Hooks for the describe() it is called in; `desk.mock` and `desk.page` are there in each test. */
export function useDesk({ dossiers = 40, as = 'canbo1', ...options } = {}) {
  const desk = { settled: true };
  before(async () => (desk.browser = await launch()));
  after(async () => desk.browser?.close());
  beforeEach(async () => {
    desk.mock = await startMock(pageFolder, dossiers);
    if (as) desk.mock.signIn(as);
    desk.page = await openPage(desk.browser, options);
  });
  afterEach(async () => {
    const complaints = desk.page.complaints;
    await desk.page.context().close();
    await desk.mock.stop();
    assert.deepEqual(complaints, [], 'the page complained');
  });
  desk.open = async (hash, selector) => {
    await desk.page.goto(`${desk.mock.origin}/${hash}`);
    await desk.page.waitForSelector(selector);
    await painted(desk.page);
  };
  desk.review = (id) => desk.open(`#/dossier/${id}`, '.review .field.active, #finish-dossier:focus');
  desk.focused = () => desk.page.evaluate(() => document.activeElement?.id ?? '');
  desk.fieldOf = (id, field) => desk.mock.store.get(id).documents[0].fields.find((other) => other.id === field);
  desk.sent = (pattern) => desk.mock.requests.filter(({ line }) => pattern.test(line));
  return desk;
}
