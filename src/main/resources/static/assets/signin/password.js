// A button beside each password field that shows what was typed; without scripts there is none.
for (const button of document.querySelectorAll('[data-show]')) {
  const field = document.getElementById(button.dataset.show);
  const words = { password: button.textContent, text: button.dataset.hide };
  button.hidden = false;
  button.addEventListener('click', () => {
    field.type = field.type === 'password' ? 'text' : 'password';
    button.textContent = words[field.type];
    button.setAttribute('aria-pressed', String(field.type === 'text'));
  });
}
