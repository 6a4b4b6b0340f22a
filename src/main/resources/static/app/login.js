// In a demonstration, an account of the list fills the fields.
document.addEventListener('click', (event) => {
  const account = event.target.closest('[data-user]');
  if (!account) return;
  document.getElementById('u').value = account.dataset.user;
  document.getElementById('p').value = account.dataset.password;
  document.querySelector('form button').focus();
});
