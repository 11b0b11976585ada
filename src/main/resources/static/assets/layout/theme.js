// Light or dark, as chosen or as the system has it; a script in the head, so that a page never flashes in the other one.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  let chosen = document.currentScript.dataset.theme || 'auto';
  const look = () => chosen === 'auto' ? (system.matches ? 'dark' : 'light') : chosen;
  const show = () => root.setAttribute('data-bs-theme', look());
  show();
  system.addEventListener('change', show);
  addEventListener('beforeprint', () => root.setAttribute('data-bs-theme', 'light'));
  addEventListener('afterprint', show);

  document.addEventListener('click', event => {
    const open = document.querySelector('[data-look][open]');
    const choice = event.target.closest('[data-theme-choice]');
    if (choice) {
      event.preventDefault();
      chosen = choice.dataset.themeChoice;
      show();
      for (const one of document.querySelectorAll('[data-theme-choice]')) {
        one.toggleAttribute('aria-current', false);
        if (one.dataset.themeChoice === chosen) one.setAttribute('aria-current', 'true');
      }
      // the server remembers it; a page that was shown after a form can't be asked for again
      fetch(choice.dataset.remember, { redirect: 'manual' }).catch(() => {});
    }
    if (open && (choice || !open.contains(event.target))) open.open = false;
  });
  document.addEventListener('keydown', event => {
    const open = event.key === 'Escape' && document.querySelector('[data-look][open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });
})();
