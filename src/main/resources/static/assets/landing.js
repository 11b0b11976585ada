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
})();
