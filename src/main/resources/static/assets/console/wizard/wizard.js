// The preview follows what is typed, and what is typed is kept on the way. All works without it, by buttons.
(() => {
  const form = document.querySelector('[data-sketch]');
  if (!form) return;
  const PAUSE = 600;
  const version = form.querySelector('[name=version]');
  const unsaved = document.getElementById('unsaved');
  let timer;
  let onItsWay = null;
  let again = false;
  let stopped = false;

  const sketch = async () => {
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') typed.append(name, value);
    const answer = await fetch(form.action + '/sketch', { method: 'POST', body: typed, credentials: 'same-origin' });
    // signed out meanwhile, or too much
    if (answer.redirected || (!answer.ok && answer.status !== 409)) throw new Error('not kept');
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('sketch');
    if (!fresh) return;
    document.getElementById('sketch').replaceWith(fresh);
    version.value = fresh.dataset.version;
    unsaved.hidden = true;
    if (answer.status === 409) {
      // from here on only a button keeps what was typed, knowingly
      stopped = true;
      document.getElementById('meanwhile').hidden = false;
    }
  };

  // one at a time: each needs the version that the one before has made
  const refresh = () => {
    clearTimeout(timer);
    if (stopped) return;
    if (onItsWay) {
      again = true;
      return;
    }
    onItsWay = sketch().catch(() => { unsaved.hidden = false; }).finally(() => {
      onItsWay = null;
      if (again) {
        again = false;
        refresh();
      }
    });
  };

  form.addEventListener('input', event => {
    if (event.target.type === 'file') return;
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  });

  const upload = form.querySelector('[data-upload]');
  if (upload) {
    // chosen is uploaded
    upload.hidden = true;
    form.querySelector('[type=file]').addEventListener('change', event => {
      if (event.target.files.length) form.requestSubmit(upload);
    });
  }

  for (const button of form.querySelectorAll('[data-refresh]')) {
    button.addEventListener('click', event => {
      if (stopped) return;
      event.preventDefault();
      refresh();
    });
  }

  let leaving = false;
  form.addEventListener('submit', async event => {
    clearTimeout(timer);
    if (leaving) {
      event.preventDefault();
      return;
    }
    leaving = true;
    if (!onItsWay) return;
    event.preventDefault();
    again = false;
    await onItsWay;
    leaving = false;
    form.requestSubmit(event.submitter);
  });
  addEventListener('pageshow', () => { leaving = false; });

  // the stores are asked for only where not all are meant
  const places = form.querySelector('[data-some]');
  if (places) {
    const show = () => { places.hidden = form.querySelector('[name=location]:checked')?.value !== 'some'; };
    form.addEventListener('change', show);
    show();
  }
})();
