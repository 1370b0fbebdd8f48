// Changes on their way: nothing is lost, nothing is sent twice at a time, refusals wait for a person.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { load } from './support/source.mjs';
import { until } from './support/until.mjs';

const { Outbox, RequestFailed } = await load('dossier/outbox.ts');

const change = (field, action = 'confirm', value) => ({ document: 0, field, action, value });
const text = { vi: 'x', en: 'x' };
const failure = (status) => new RequestFailed(status, { code: `test.${status}`, message: text, next_step: text });

/** A server whose answers the test gives. */
function server() {
  const calls = [];
  const send = (id, { changes }) =>
    new Promise((resolve, reject) => calls.push({ id, fields: changes.map((one) => one.field), resolve, reject }));
  const next = (number) => until(() => calls[number], `request ${number}`);
  return { calls, send, next };
}

describe('the outbox', () => {
  it('sends one request at a time and gathers what comes meanwhile', async () => {
    const { calls, send, next } = server();
    const outbox = new Outbox(send);
    for (const field of ['a', 'b', 'c']) outbox.add('D1', change(field));
    assert.deepEqual(
      calls.map((call) => call.fields),
      [['a']],
    );
    calls[0].resolve({});
    assert.deepEqual((await next(1)).fields, ['b', 'c']);
    assert.equal(outbox.unsaved, 2);
    calls[1].resolve({});
    await outbox.settled('D1');
    assert.equal(outbox.unsaved, 0);
  });

  it('lets a later word on a field replace an earlier one that waits', async () => {
    const { calls, send, next } = server();
    const outbox = new Outbox(send);
    outbox.add('D1', change('a'));
    outbox.add('D1', change('b', 'correct', '1'));
    outbox.add('D1', change('b', 'undo'));
    assert.deepEqual(
      outbox.lane('D1').pending.map((one) => one.action),
      ['confirm', 'undo'],
    );
    calls[0].resolve({});
    assert.deepEqual((await next(1)).fields, ['b']);
    calls[1].resolve({});
    await outbox.settled('D1');
  });

  for (const status of [0, 503, 429]) {
    it(`keeps and sends again what failed with ${status}`, async () => {
      const { calls, send, next } = server();
      const outbox = new Outbox(send);
      outbox.add('D1', change('a'));
      calls[0].reject(failure(status));
      await until(() => outbox.retrying, 'retrying');
      assert.equal(outbox.unsaved, 1);
      (await next(1)).resolve({});
      await outbox.settled('D1');
      assert.equal(outbox.retrying, false);
    });
  }

  it('waits for somebody to sign in again', async () => {
    const { calls, send, next } = server();
    const outbox = new Outbox(send);
    outbox.add('D1', change('a'));
    calls[0].reject(failure(401));
    await until(() => outbox.retrying, 'held');
    outbox.add('D1', change('b'));
    assert.equal(calls.length, 1);
    outbox.resume();
    const again = await next(1);
    assert.deepEqual(again.fields, ['a', 'b']);
    again.resolve({});
    await outbox.settled('D1');
  });

  it('finds the one that is refused, saves the others, and keeps the refused one', async () => {
    const { calls, send, next } = server();
    const outbox = new Outbox(send);
    for (const field of ['a', 'bad', 'c']) outbox.add('D1', change(field));
    calls[0].resolve({});
    (await next(1)).reject(failure(422));
    assert.deepEqual((await next(2)).fields, ['bad']);
    calls[2].reject(failure(422));
    const last = await next(3);
    assert.deepEqual(last.fields, ['c']);
    last.resolve({});
    await outbox.settled('D1');
    assert.deepEqual(
      outbox.lane('D1').refused.map((one) => one.change.field),
      ['bad'],
    );
    assert.equal(outbox.unsaved, 1);
    outbox.drop('D1', outbox.lane('D1').refused[0].change);
    assert.equal(outbox.unsaved, 0);
  });

  it('gives the effort back when sending failed, and tells who is attached of the answer', async () => {
    const { calls, send, next } = server();
    const outbox = new Outbox(send);
    const given = [];
    const meter = { take: () => ({ seconds: 1, keystrokes: 2 }), giveBack: (effort) => given.push(effort) };
    const answers = [];
    outbox.attach('D1', meter, (dossier) => answers.push(dossier.revision));
    outbox.add('D1', change('a'));
    calls[0].reject(failure(503));
    (await next(1)).resolve({ revision: 7 });
    await outbox.settled('D1');
    assert.deepEqual([given.length, answers], [1, [7]]);
  });
});
