// Pages as pictures: the form with what somebody filled in.

const width = 1240;
const height = 1754;

const escaped = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

function line(dossier, field, page) {
  if (field.page !== page || !field.box) return '';
  const { x, y, width: wide, height: high } = field.box;
  const left = x * width;
  const base = (y + high * 0.78) * height;
  const font = dossier.written
    ? "font-family='Dancing Script, Caveat, cursive' font-style='italic'"
    : "font-family='Liberation Serif'";
  const label = field.table
    ? ''
    : `<text x='90' y='${base}' font-family='Liberation Serif' font-size='26'>${escaped(field.label.vi)}:</text>`;
  return `${label}<line x1='${left}' x2='${left + wide * width}' y1='${base + 8}' y2='${base + 8}' stroke='#999' stroke-dasharray='2 5'/>
    <text x='${left + 8}' y='${base}' ${font} font-size='29' fill='#1a2a6c'>${escaped(field.text)}</text>`;
}

function drawing(dossier, page, view) {
  const fields = dossier.documents.flatMap((document) => document.fields);
  const title = page === 1 ? 'TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ' : 'Những thành viên trong hộ gia đình cùng thay đổi';
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='${view.join(' ')}' width='${view[2]}' height='${view[3]}'>
    <rect width='${width}' height='${height}' fill='#fffef9'/>
    <text x='${width / 2}' y='90' text-anchor='middle' font-family='Liberation Serif' font-size='26' font-weight='bold'>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</text>
    <text x='${width / 2}' y='150' text-anchor='middle' font-family='Liberation Serif' font-size='30' font-weight='bold'>${title}</text>
    ${fields.map((field) => line(dossier, field, page)).join('')}</svg>`;
}

export const pageDrawing = (dossier, page) => drawing(dossier, page, [0, 0, width, height]);

export function cropDrawing(dossier, field) {
  const { x, y, width: wide, height: high } = field.box;
  const view = [x * width - 10, y * height - 8, wide * width + 20, high * height + 22].map(Math.round);
  return drawing(dossier, field.page, view);
}
