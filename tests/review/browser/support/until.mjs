// Waiting for what comes by itself.
import assert from 'node:assert/strict';

/** Until the focus is on the button that says `text`. */
export function onButton(page, text) {
  const focused = (wanted) =>
    document.activeElement?.matches('button') && document.activeElement.textContent.includes(wanted);
  return until(() => page.evaluate(focused, text), `the focus is on “${text}”`);
}

/** Waits until `look` gives something true, and gives it. */
export async function until(look, what, timeout_ms = 5000) {
  const end = Date.now() + timeout_ms;
  for (;;) {
    const value = await look();
    if (value) return value;
    assert.ok(Date.now() < end, `never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
