// A server that answers as openapi.yaml says, out of memory: for the pages' own tests and for work on them.
// By itself: node mock/server.mjs PAGE_FOLDER [DOSSIERS] [PORT]
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDossier } from './dossiers.mjs';
import { kioskRoutes } from './kiosk.mjs';
import { openRoutes, routes } from './routes.mjs';
import { Refusal, Store } from './store.mjs';

const pages = { '/': 'index.html', '/setup': 'index.html', '/phone': 'phone.html', '/kiosk': 'kiosk.html' };
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

// As the real server sends them.
const guards = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'",
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

export class Mock {
  constructor(folder, count) {
    this.folder = folder;
    this.store = new Store(count);
    this.accounts = new Map();
    for (const [name, role] of Object.entries({
      canbo1: 'officer',
      canbo2: 'officer',
      phutrach: 'supervisor',
      xem: 'reader',
    })) {
      this.accounts.set(name, { name, display_name: `Cán bộ ${name}`, role, password: 'mat-khau-dai' });
    }
    Object.assign(this, { session: null, setup_token: 'TOKEN', phone_token: 'PHONE', uploads: [], photos: [] });
    Object.assign(this, { checks: new Map(), faults: [], requests: [], streams: new Set(), delay_ms: 0 });
  }

  open({ name, display_name, role }) {
    this.session = { account: { name, display_name, role }, csrf: `csrf-${name}` };
    return this.session;
  }

  signIn(name) {
    return this.open(this.accounts.get(name));
  }

  close() {
    this.session = null;
  }

  /** The next `times` requests whose "METHOD path" matches get `status`; 0 cuts the connection. */
  fail(pattern, status, times = 1) {
    this.faults.push({ pattern, status, times });
  }

  takeIn(names, who) {
    const dossier = makeDossier(this.store.dossiers.size + 1);
    Object.assign(dossier.summary, { state: 'reading', received_by: who, received_at: new Date().toISOString() });
    this.store.add(dossier);
    this.store.tell('dossier', dossier.summary);
    return dossier.summary;
  }

  listen(port = 0) {
    this.server = createServer((request, response) => void this.handle(request, response));
    return new Promise((resolve) => {
      this.server.listen(port, '127.0.0.1', () => {
        this.origin = `http://127.0.0.1:${this.server.address().port}`;
        resolve(this);
      });
    });
  }

  stop() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  async handle(request, response) {
    const url = new URL(request.url, this.origin);
    for (const [name, value] of Object.entries(guards)) response.setHeader(name, value);
    try {
      if (url.pathname.startsWith('/api/v1')) await this.answer(request, response, url);
      else await this.page(response, url.pathname);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'mock.broken', String(error), String(error));
      send(response, refusal.status, refusal.problem);
    }
  }

  async page(response, path) {
    const name = pages[path] ?? path.slice(1);
    const bytes = await readFile(join(this.folder, name)).catch(() => null);
    if (!bytes) return send(response, 404, undefined);
    response.writeHead(200, { 'Content-Type': types[extname(name)] }).end(bytes);
  }

  faultFor(line) {
    const fault = this.faults.find((other) => other.times > 0 && other.pattern.test(line));
    if (fault) fault.times -= 1;
    return fault;
  }

  async answer(request, response, url) {
    const path = url.pathname.slice('/api/v1'.length);
    const line = `${request.method} ${path}`;
    const bytes = await bodyOf(request);
    this.requests.push({ line, body: bytes.toString('utf8').slice(0, 2000) });
    const fault = this.faultFor(line);
    if (fault && fault.status === 0) return request.socket.destroy();
    if (fault) throw new Refusal(fault.status, `mock.fault_${fault.status}`, 'Lỗi thử.', 'A trial fault.');
    if (this.delay_ms > 0 && request.method !== 'GET')
      await new Promise((resolve) => setTimeout(resolve, this.delay_ms));
    if (path === '/events') return this.stream(response);
    const open = match([...openRoutes, ...kioskRoutes], request.method, path);
    const found = open ?? match(routes, request.method, path);
    if (!found) throw new Refusal(404, 'mock.no_route', line, line);
    if (!open) this.guard(request);
    const json = (request.headers['content-type'] ?? '').includes('json');
    const context = {
      mock: this,
      store: this.store,
      session: this.session,
      account: this.session?.account,
      match: [...found.match].map(decodeURIComponent),
      query: url.searchParams,
      headers: request.headers,
      origin: this.origin,
      bytes,
      body: json ? JSON.parse(bytes.toString('utf8')) : {},
    };
    const [status, value] = await found.work(context);
    send(response, status, value);
  }

  guard(request) {
    if (!this.session) throw new Refusal(401, 'review.signed_out', 'Chưa đăng nhập.', 'Not signed in.');
    if (request.method === 'GET') return;
    if (request.headers['x-csrf-token'] !== this.session.csrf) {
      throw new Refusal(403, 'review.csrf', 'Yêu cầu không hợp lệ.', 'The request is not valid.');
    }
  }

  stream(response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': hello\n\n');
    const listener = (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    this.store.listeners.add(listener);
    this.streams.add(response);
    response.on('close', () => {
      this.store.listeners.delete(listener);
      this.streams.delete(response);
    });
  }

  /** Cuts all streams, as a restart would. */
  cutStreams() {
    for (const stream of this.streams) stream.destroy();
  }
}

function match(table, method, path) {
  for (const [wanted, pattern, work] of table) {
    const found = wanted === method && new RegExp(`^${pattern}$`).exec(path);
    if (found) return { work, match: found };
  }
  return null;
}

function send(response, status, value) {
  if (value?.type) return response.writeHead(status, { 'Content-Type': value.type }).end(value.bytes);
  if (value === undefined) return response.writeHead(status).end();
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

export const startMock = (folder, count) => new Mock(folder, count).listen();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, count = '200', port = '8765'] = process.argv.slice(2);
  const mock = await new Mock(folder, Number(count)).listen(Number(port));
  console.log(`${mock.origin}  (canbo1, phutrach, xem; mat-khau-dai)  ${mock.origin}/setup#TOKEN`);
}
