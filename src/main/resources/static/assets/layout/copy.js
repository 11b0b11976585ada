// Buttons that copy a field, or hand it on to another program where the browser can. All works without it.
(() => {
  const copy = async field => {
    field.select();
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else document.execCommand('copy');
  };
  for (const button of document.querySelectorAll('[data-copy]')) {
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await copy(document.getElementById(button.dataset.copy));
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }

  for (const button of document.querySelectorAll('[data-share]')) {
    button.hidden = !navigator.share;
    button.addEventListener('click', () => navigator
      .share({ text: button.dataset.words, url: document.getElementById(button.dataset.share).value })
      .catch(() => {})); // closed without a choice
  }
})();
