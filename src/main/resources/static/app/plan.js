// The dossier page: attachments, the whole timeline and its verification, which part is in view.
import { api } from './api.js';

document.querySelector('[data-all-timeline]')?.addEventListener('click', (event) => {
  document.querySelectorAll('[data-later]').forEach((li) => { li.hidden = false; });
  event.target.remove();
});

const verify = document.querySelector('[data-verify]');
verify?.addEventListener('click', async () => {
  const verdict = document.querySelector('[data-verdict]');
  verify.disabled = true;
  try {
    const { data: answer } = await api('GET', verify.dataset.verify);
    verdict.textContent = answer.sound
      ? `Nhật ký còn nguyên vẹn: ${answer.entries} dòng, mã của từng dòng khớp với dòng trước và với các mốc niêm phong.`
      : `Nhật ký không còn nguyên vẹn. ${answer.broken.message} Hãy báo quản trị hệ thống.`;
    verdict.classList.toggle('error-text', !answer.sound);
  } catch (refused) {
    verdict.textContent = refused.message;
    verdict.classList.add('error-text');
  }
  verdict.hidden = false;
  verify.disabled = false;
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
