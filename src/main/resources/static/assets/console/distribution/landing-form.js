// The places of a page's cards: only as many as are needed, and moved by a press. Without it all ten are there to choose from.
(() => {
  const part = document.querySelector('[data-places]');
  if (!part) return;
  const places = [...part.querySelectorAll('[data-place]')];
  const chosen = place => place.querySelector('select');
  const more = part.querySelector('[data-more]');

  let shown = Math.max(2, places.findLastIndex(place => chosen(place).value !== '') + 2);
  const show = () => {
    shown = Math.min(shown, places.length);
    places.forEach((place, i) => {
      place.hidden = i >= shown;
      place.classList.toggle('d-none', i >= shown);
      place.querySelector('[data-up]').hidden = false;
      place.querySelector('[data-up]').disabled = i === 0;
      place.querySelector('[data-down]').hidden = false;
      place.querySelector('[data-down]').disabled = i === shown - 1;
    });
    more.hidden = shown === places.length;
  };
  const swap = (one, other) => {
    [chosen(one).value, chosen(other).value] = [chosen(other).value, chosen(one).value];
  };
  places.forEach((place, i) => {
    place.querySelector('[data-up]').addEventListener('click', event => {
      swap(place, places[i - 1]);
      const next = places[i - 1].querySelector('[data-up]');
      (next.disabled ? places[i - 1].querySelector('[data-down]') : next).focus();
      event.preventDefault();
    });
    place.querySelector('[data-down]').addEventListener('click', event => {
      swap(place, places[i + 1]);
      const next = places[i + 1].querySelector('[data-down]');
      (next.disabled ? places[i + 1].querySelector('[data-up]') : next).focus();
      event.preventDefault();
    });
  });
  more.addEventListener('click', () => {
    shown++;
    show();
    chosen(places[shown - 1]).focus();
  });
  show();

  // other cards to choose from come into the page as it is; what is chosen stays
  const look = part.querySelector('[data-look]');
  if (!look) return;
  const form = look.form;
  const asked = form.elements.look;
  look.type = 'button';
  const find = async () => {
    const typed = new FormData(form);
    typed.delete('banner');
    typed.append('go', 'look');
    look.classList.add('btn-loading');
    try {
      const answer = await fetch(form.action, { method: 'POST', body: typed, credentials: 'same-origin' });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('found');
      // signed out meanwhile, or something is wrong: the whole page says it
      if (!fresh) throw new Error('no answer');
      const options = page.querySelector('[data-place] select');
      for (const place of places) {
        const kept = chosen(place).value;
        chosen(place).replaceChildren(...[...options.children].map(child => child.cloneNode(true)));
        chosen(place).value = kept;
      }
      document.getElementById('found').textContent = fresh.textContent;
    } catch {
      look.type = 'submit';
      form.requestSubmit(look);
    } finally {
      look.classList.remove('btn-loading');
    }
  };
  look.addEventListener('click', event => {
    if (look.type === 'submit') return;
    event.preventDefault();
    find();
  });
  asked.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    find();
  });
})();
