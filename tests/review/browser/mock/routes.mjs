// What the mock answers. A route: method, path pattern, work(context) → [status, value].
import { forms, procedures } from './dossiers.mjs';
import { cropDrawing, pageDrawing } from './drawing.mjs';
import { plain } from './people.mjs';
import { Refusal } from './store.mjs';

const ok = (value) => [200, value];
const svg = (text) => [200, { bytes: text, type: 'image/svg+xml' }];
const pdf = () => [200, { bytes: '%PDF-1.4\n%%EOF\n', type: 'application/pdf' }];

const places = [
  { name: 'Phường Cửa Nam, thành phố Hà Nội', code: '00007', formerly: ['phường Hàng Bông', 'phường Cửa Nam'] },
  { name: 'Phường Bến Nghé, Thành phố Hồ Chí Minh', code: '26740', formerly: ['phường Đa Kao'] },
  { name: 'Phường Thuận Hóa, thành phố Huế', code: '19789', formerly: ['phường Phú Hội', 'phường Vĩnh Ninh'] },
  { name: 'Xã Vĩnh An, tỉnh Phú Thọ', code: '08230', formerly: [] },
];

function signIn({ mock, body }) {
  const account = mock.accounts.get(body.name);
  if (!account || account.password !== body.password) {
    throw new Refusal(401, 'review.wrong_password', 'Sai tên hoặc mật khẩu.', 'Wrong name or password.');
  }
  return [200, mock.open(account)];
}

function setUp({ mock, body }) {
  if (body.token !== mock.setup_token) {
    throw new Refusal(403, 'review.setup_over', 'Đường dẫn đã dùng rồi.', 'The link was used already.');
  }
  mock.setup_token = null;
  const account = { name: body.name, display_name: body.display_name, role: 'supervisor', password: body.password };
  mock.accounts.set(body.name, account);
  return [200, mock.open(account)];
}

const shown = ({ name, display_name, role }) => ({ name, display_name, role });

function supervised({ account }) {
  if (account.role !== 'supervisor') {
    throw new Refusal(403, 'review.not_allowed', 'Bạn không có quyền này.', 'You may not do that.');
  }
}

function makeAccount(context) {
  supervised(context);
  context.mock.accounts.set(context.body.name, context.body);
  return [201, shown(context.body)];
}

function makeFromFiles({ mock, body, account }) {
  const names = body.files.map((file) => file.name).join(', ');
  return [201, mock.takeIn(names, account.display_name)];
}

function keepUpload({ mock, bytes, headers }) {
  if (bytes.length === 0) throw new Refusal(422, 'review.empty_file', 'Tệp trống.', 'The file is empty.');
  const name = decodeURIComponent(headers['x-file-name'] ?? '');
  mock.uploads.push({ name, bytes: bytes.length });
  return [201, { sha256: String(mock.uploads.length).padStart(64, '0'), bytes: bytes.length }];
}

function phoneFile({ mock, match, bytes }) {
  if (match[1] !== mock.phone_token) throw new Refusal(403, 'review.phone_link', 'Mã đã hết hạn.', 'The link is over.');
  mock.photos.push(bytes.length);
  return [201, undefined];
}

function phoneDone(context) {
  const { mock, match } = context;
  if (match[1] !== mock.phone_token) throw new Refusal(403, 'review.phone_link', 'Mã đã hết hạn.', 'The link is over.');
  mock.phone_token = null;
  mock.takeIn('phone', 'phone');
  return [201, undefined];
}

function fieldOf({ store, match }) {
  const dossier = store.get(match[1]);
  const field = dossier.documents[Number(match[2])]?.fields.find((other) => other.id === match[3]);
  if (!field?.box) throw new Refusal(404, 'review.no_crop', 'Không có ảnh.', 'No picture.');
  return svg(cropDrawing(dossier, field));
}

function findPlaces({ query }) {
  const wanted = plain(query.get('q') ?? '').replace(/^(phuong|xa) /, '');
  const fits = (name) => plain(name).includes(wanted);
  return ok({ places: places.filter((place) => fits(place.name) || place.formerly.some(fits)) });
}

function list({ store, query }) {
  const number = (name) => (query.has(name) ? Number(query.get(name)) : undefined);
  const filter = { state: query.get('state'), procedure: query.get('procedure'), q: query.get('q') };
  return ok(store.list({ ...filter, offset: number('offset'), limit: number('limit') }));
}

function phoneLink({ mock, origin }) {
  mock.phone_token = 'PHONE';
  const expires = new Date(Date.now() + 900_000).toISOString();
  return [
    201,
    {
      url: `${origin}/phone#PHONE`,
      qr_svg: 'M0 0h7v7h-7zM14 0h7v7h-7zM0 14h7v7h-7zM10 10h2v2h-2z',
      qr_size: 21,
      expires,
    },
  ];
}

const id = '/dossiers/([^/]+)';
const seen = (context, dossier) => ok(context.store.view(dossier, context.account));

export const openRoutes = [
  ['GET', '/session', ({ session }) => (session ? ok(session) : [401, undefined])],
  ['POST', '/session', signIn],
  ['POST', '/setup', setUp],
  ['POST', '/phone-links/([^/]+)/files', phoneFile],
  ['POST', '/phone-links/([^/]+)/done', phoneDone],
];

export const routes = [
  ['DELETE', '/session', ({ mock }) => [204, mock.close()]],
  [
    'GET',
    '/accounts',
    (context) => (supervised(context), ok({ accounts: [...context.mock.accounts.values()].map(shown) })),
  ],
  ['POST', '/accounts', makeAccount],
  ['GET', '/dossiers', list],
  ['POST', '/dossiers', makeFromFiles],
  ['POST', '/uploads', keepUpload],
  ['GET', id, (context) => seen(context, context.store.get(context.match[1]))],
  ['POST', `${id}/fields`, (c) => seen(c, c.store.change(c.match[1], c.body, c.account.name))],
  ['POST', `${id}/rows`, (c) => seen(c, c.store.rows(c.match[1], c.body))],
  ['POST', `${id}/confirm`, (c) => seen(c, c.store.confirm(c.match[1], c.body))],
  ['POST', `${id}/reopen`, (c) => seen(c, c.store.setState(c.match[1], ['confirmed', 'packaged'], 'needs_review'))],
  ['POST', `${id}/hand-over`, (c) => seen(c, c.store.setState(c.match[1], ['packaged'], 'handed_over'))],
  ['POST', `${id}/retry`, (c) => ok(c.store.setState(c.match[1], ['set_aside'], 'reading').summary)],
  ['POST', `${id}/pages`, (c) => ok(c.store.turnPages(c.match[1], c.body))],
  ['POST', `${id}/split`, (c) => ok(c.store.split(c.match[1], c.body))],
  ['POST', `${id}/merge`, (c) => ok(c.store.merge(c.match[1], c.body))],
  [
    'POST',
    `${id}/procedure`,
    (c) => {
      const dossier = c.store.get(c.match[1]);
      const procedure = procedures.find((other) => other.code === c.body.procedure);
      Object.assign(dossier.summary, { procedure: procedure.code, procedure_title: procedure.title });
      return seen(c, c.store.touch(dossier));
    },
  ],
  ['GET', `${id}/rehearsal`, () => ok({ accepted: true, text: { vi: 'Không có lỗi.', en: 'No faults.' } })],
  ['GET', `${id}/history`, (c) => ok({ events: c.store.history.get(c.match[1]) ?? [] })],
  ['GET', `${id}/pages/(\\d+)/image`, (c) => svg(pageDrawing(c.store.get(c.match[1]), Number(c.match[2])))],
  ['GET', `${id}/crops/(\\d+)/([^/]+)`, fieldOf],
  ['GET', `${id}/package`, () => [200, { bytes: 'PK', type: 'application/zip' }]],
  ['GET', `${id}/receipt`, pdf],
  ['GET', '/grid', ({ store, query }) => ok(store.grid(query.get('field'), Number(query.get('limit') ?? 100)))],
  ['GET', '/queue', ({ store }) => ok(store.queue)],
  [
    'POST',
    '/queue',
    ({ store, body }) => {
      store.queue.paused = body.paused;
      store.tell('queue', store.queue);
      return ok(store.queue);
    },
  ],
  ['GET', '/statistics', () => ok({ dossiers: 12, seconds_median: 41.5, keystrokes_median: 7, today: 5 })],
  ['GET', '/places', findPlaces],
  ['GET', '/procedures', () => ok({ procedures })],
  ['GET', '/forms', () => ok({ forms })],
  ['POST', '/phone-links', phoneLink],
];
