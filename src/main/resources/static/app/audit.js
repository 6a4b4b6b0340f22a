// The page of the trail: checks everything and shows what was found.
import { api } from './api.js';

const button = document.querySelector('[data-verify-all]');
button?.addEventListener('click', async () => {
  const result = document.querySelector('#ket-qua');
  const totals = document.querySelector('[data-totals]');
  const list = document.querySelector('[data-broken]');
  button.disabled = true;
  result.hidden = false;
  list.replaceChildren();
  totals.textContent = 'Đang kiểm tra…';
  try {
    const { data: answer } = await api('GET', button.dataset.verifyAll);
    const checked = `${answer.totals.chains} hồ sơ, ${answer.totals.entries} dòng, ${answer.totals.anchors} mốc niêm phong`;
    totals.textContent = answer.sound
      ? `Còn nguyên vẹn: ${checked}.`
      : `Phát hiện ${answer.totals.broken} chỗ không khớp trong ${checked}.`;
    totals.classList.toggle('error-text', !answer.sound);
    for (const broken of answer.broken) {
      const item = document.createElement('li');
      item.textContent = broken.subject ? `Hồ sơ ${broken.subject}: ${broken.message}` : broken.message;
      list.append(item);
    }
  } catch (refused) {
    totals.textContent = refused.message;
    totals.classList.add('error-text');
  }
  button.disabled = false;
});
