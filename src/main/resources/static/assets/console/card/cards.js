// What makes the pages of cards handier: printing, counting bytes, one press for one form. All works without it.
(() => {
  const bytes = text => new TextEncoder().encode(text).length;

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }

  // a limit is counted in bytes of UTF-8: three for a Chinese character
  for (const field of document.querySelectorAll('[data-bytes]')) {
    const count = document.createElement('span');
    count.className = 'kq-count-bytes';
    count.setAttribute('aria-hidden', 'true');
    field.labels[0].append(count);
    const show = () => {
      count.textContent = `${bytes(field.value.trim())} / ${field.dataset.bytes}`;
      count.classList.toggle('text-danger', bytes(field.value.trim()) > Number(field.dataset.bytes));
    };
    field.addEventListener('input', show);
    show();
  }

  for (const part of document.querySelectorAll('[data-validity]')) {
    const show = () => {
      const chosen = part.querySelector('[name=date_type]:checked');
      for (const one of part.querySelectorAll('[data-when]')) one.hidden = chosen !== null && one.dataset.when !== chosen.value;
    };
    part.addEventListener('change', show);
    show();
  }

  // pressed twice is sent once; a page that comes back by the browser's "back" can be sent again
  for (const form of document.querySelectorAll('form[data-once]')) {
    form.addEventListener('submit', event => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = 'yes';
    });
  }
  addEventListener('pageshow', () => document.querySelectorAll('form[data-once]').forEach(form => delete form.dataset.sent));

  const faults = document.getElementById('faults');
  if (faults) faults.focus();
})();
