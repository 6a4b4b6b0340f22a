// Checking the signatures of a file: sends it, and shows the verdict in words.
import { api, Refused } from './api.js';
import { say } from './app.js';
import { h, icon } from './dom.js';

const form = document.getElementById('kiem-tra');
const result = document.getElementById('ket-qua');
const LARGEST = 50 * 1024 * 1024;

const moment = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});
function when(instant) {
  if (!instant) return 'Không rõ';
  const part = Object.fromEntries(moment.formatToParts(new Date(instant)).map((p) => [p.type, p.value]));
  return `${part.day}/${part.month}/${part.year} ${part.hour}:${part.minute}`;
}

function verdict(name, answer) {
  const big = icon(answer.valid ? 'seal' : 'alert', false);
  big.classList.add('big');
  return h('section', { class: 'verdict ' + (answer.valid ? 'ok' : 'bad') }, big,
    h('div', null, h('h2', null, answer.headline), h('p', { class: 'soft' }, name)));
}

function line(signature) {
  const lines = signature.valid ? signature.notes : signature.reasons;
  return h('tr', null,
    h('td', { 'data-l': 'Người ký' }, h('b', null, signature.signer), h('br'), h('span', { class: 'soft' }, signature.capacity)),
    h('td', { 'data-l': 'Lúc ký', class: 'nw' }, when(signature.signedAt)),
    h('td', { 'data-l': 'Kết quả' }, h('span', { class: 'badge ' + (signature.valid ? 'ok' : 'bad') }, signature.valid ? 'Hợp lệ' : 'Không hợp lệ')),
    h('td', { 'data-l': 'Chi tiết' }, lines.map((text) => h('div', null, text)),
      h('div', { class: 'small soft' }, 'Chứng thư do ' + signature.issuer + ' cấp.')));
}

function show(name, answer) {
  result.replaceChildren(verdict(name, answer));
  if (answer.signatures.length === 0) return;
  const heads = ['Người ký, cơ quan', 'Lúc ký', 'Kết quả', 'Chi tiết'];
  result.append(h('section', { class: 'sheet' },
    h('table', { class: 'cards verified' }, h('thead', null, h('tr', null, heads.map((head) => h('th', { scope: 'col' }, head)))),
      h('tbody', null, answer.signatures.map(line))),
    h('footer', null, 'Kiểm tra lúc ' + when(answer.at) + '. Mã SHA-256 của tệp: ', h('span', { class: 'digest' }, answer.sha256))));
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const file = form.elements.file.files[0];
  const button = form.querySelector('button.primary');
  button.disabled = true;
  result.replaceChildren(h('p', { class: 'soft' }, 'Đang kiểm tra ' + file.name + '…'));
  try {
    if (file.size > LARGEST) {
      throw new Refused(413, 'Tệp lớn hơn 50 MB nên hệ thống không kiểm tra. Hãy chọn tệp nhỏ hơn.', null);
    }
    const { data } = await api('POST', '/api/verify', new FormData(form));
    document.getElementById('bao').hidden = true;
    show(file.name, data);
  } catch (refused) {
    result.replaceChildren();
    say(refused.message);
  }
  button.disabled = false;
});
