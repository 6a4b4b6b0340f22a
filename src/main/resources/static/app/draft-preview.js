// The document as it would be printed, beside the place where one writes.
import { fit } from './app.js';

/** How long the cursor rests before the preview follows, in ms. */
const REST = 250;

/** Where a sheet of the form is in the document. */
const PARTS = {
  'hinh-thuc': '.head', 'can-cu': '.basis', 'cac-dieu': '.article', 'noi-dung-ke-hoach': '#ke-hoach', 'bao-cao': '#ke-hoach',
  'noi-nhan': '.recipients', 'nguoi-ky': '.signature',
};
/** As many letters find a passage. */
const ENOUGH = 60;
const reading = (text) => text.replaceAll('*', '').replace(/\s+/g, ' ').trim();

/** @param whole holds all that is written in; `root` is told that the preview is open */
export function preview({ page, root, whole, url }) {
  const box = document.getElementById('khung-xem');
  const frame = box.querySelector('iframe');
  const button = document.getElementById('xem-truoc');
  let last = null; // where one wrote last
  let timer;

  /** The sheet one is in, or the one in sight, and the words at the cursor. */
  function place() {
    const top = (section) => section.getBoundingClientRect().bottom > 100;
    const section = last?.isConnected ? last.closest('section.sheet[id]') : [...whole.querySelectorAll('section.sheet[id]')].find(top);
    if (!section) return { id: '', words: '' };
    const grid = page.grids.find((one) => one.element === section);
    if (!last?.isConnected) return { id: section.id, words: '' };
    if (grid) return { id: section.id, words: grid.here()?.task ?? '' };
    if (last.closest('.body-editor')) return { id: section.id, words: page.body.line() };
    return { id: section.id, words: last.closest('li')?.querySelector('textarea')?.value ?? last.value ?? '' };
  }

  function passage(doc, { id, words }) {
    const looked = reading(words).slice(0, ENOUGH);
    const number = /^phu-luc-(\d+)$/.exec(id)?.[1];
    const part = number ? doc.querySelectorAll('.part.appendix')[number - 1] : doc.querySelector(PARTS[id] ?? 'body');
    const within = number ? part : doc;
    // words of one letter are everywhere
    if (looked.length < 3 || !within) return part;
    return [...within.querySelectorAll('h1,h2,h3,p,td,.line,.subject,.signer')].find((one) => reading(one.textContent).includes(looked)) ?? part;
  }

  function follow() {
    const doc = frame.contentDocument;
    if (box.hidden || !doc?.body) return;
    const found = passage(doc, place());
    if (!found) return;
    // the frame alone is moved, never the page around it
    frame.contentWindow.scrollTo(0, found.getBoundingClientRect().top + frame.contentWindow.scrollY - frame.clientHeight / 4);
  }
  const soon = () => {
    clearTimeout(timer);
    if (!box.hidden) timer = setTimeout(follow, REST);
  };

  function refresh() {
    if (box.hidden) return;
    document.getElementById('xem-ban').textContent = 'bản ' + page.version + (page.dirty() ? ', chưa có thay đổi đang soạn' : '');
    frame.src = url + '/document.html?version=' + encodeURIComponent(page.version);
  }

  const noted = (event) => {
    if (!event.target.closest('section.sheet[id]')) return;
    last = event.target;
    soon();
  };
  for (const what of ['focusin', 'click', 'keyup']) whole.addEventListener(what, noted);
  frame.addEventListener('load', () => setTimeout(follow, 50));
  /** Leaves what one writes in at its place of the screen, however the page is laid out by then. */
  function stay() {
    const held = last?.isConnected ? last.closest('.appendix-grid') ?? last : null;
    const top = held?.getBoundingClientRect().top;
    return () => {
      if (!held?.isConnected) return;
      scrollBy(0, held.getBoundingClientRect().top - top);
      page.grids.find((one) => one.element.contains(held))?.stay();
    };
  }

  button.addEventListener('click', () => {
    const settle = stay();
    const show = box.hidden;
    box.hidden = !show;
    whole.classList.toggle('beside', show);
    root.classList.toggle('with-preview', show);
    button.setAttribute('aria-pressed', String(show));
    button.textContent = show ? 'Đóng xem trước' : 'Xem trước';
    refresh();
    if (show) fit(frame);
    // the grid fits its columns in the frame that comes next
    requestAnimationFrame(() => requestAnimationFrame(settle));
  });
  return { refresh };
}
