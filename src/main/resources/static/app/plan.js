// The dossier page: attachments, the whole timeline, which part is in view.
import { api } from './api.js';

document.querySelector('[data-all-timeline]')?.addEventListener('click', (event) => {
  document.querySelectorAll('[data-later]').forEach((li) => { li.hidden = false; });
  event.target.remove();
});

const upload = document.querySelector('[data-upload]');
upload?.addEventListener('change', async () => {
  const file = upload.querySelector('input[type=file]').files[0];
  const error = upload.querySelector('.error-text');
  if (!file) return;
  error.hidden = true;
  if (file.size > 50 * 1024 * 1024) {
    error.textContent = 'Tệp lớn hơn 50 MB nên chưa được gửi. Hãy chia nhỏ hoặc nén tệp.';
    error.hidden = false;
    return;
  }
  const body = new FormData();
  body.append('file', file);
  try {
    await api('POST', upload.dataset.upload, body);
    location.reload();
  } catch (refused) {
    error.textContent = refused.message;
    error.hidden = false;
  }
});

const tabs = [...document.querySelectorAll('.tabs a')];
const parts = tabs.map((tab) => document.querySelector(tab.hash)).filter(Boolean);
const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    tabs.forEach((tab) => {
      if (tab.hash === '#' + entry.target.id) tab.setAttribute('aria-current', 'true');
      else tab.removeAttribute('aria-current');
    });
  }
}, { rootMargin: '-10% 0px -75% 0px' });
parts.forEach((part) => watcher.observe(part));
