// How the person wants to be told: saves the form through the API.
import { api } from './api.js';
import { say } from './app.js';

const form = document.getElementById('thong-bao');
const email = document.getElementById('thu');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { email: address, digestAt, ...deliveries } = Object.fromEntries(new FormData(form));
  const button = form.querySelector('button.primary');
  button.disabled = true;
  email.removeAttribute('aria-invalid');
  try {
    const { data } = await api('PUT', '/api/me/notifications', {
      email: address.trim() || null,
      deliveries,
      digestAt: digestAt || null,
    });
    email.value = data.email ?? '';
    say(data.email ? 'Đã lưu. Thư được gửi đến ' + data.email + '.' : 'Đã lưu. Anh chị sẽ không nhận thư nào.', 'ok');
  } catch (refused) {
    say(refused.message);
    if (refused.problem?.type === 'urn:trinhky:invalid-email') {
      email.setAttribute('aria-invalid', 'true');
      email.focus();
    }
  }
  button.disabled = false;
});
