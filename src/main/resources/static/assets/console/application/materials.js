// What can be said at the field before anything is sent; the server says it again.
(() => {
  const form = document.querySelector('[data-materials]');
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

  // GB 32100-2015: the 18th character checks the other 17
  const creditCode = typed => {
    const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
    if (code.length !== 18 || [...code].some(c => !alphabet.includes(c))) return false;
    let sum = 0, weight = 1;
    for (const c of code.slice(0, 17)) { sum += alphabet.indexOf(c) * weight; weight = weight * 3 % 31; }
    return alphabet[(31 - sum % 31) % 31] === code[17];
  };

  form.addEventListener('change', event => {
    const field = event.target;
    if (field.dataset.check === 'credit-code') field.classList.toggle('is-invalid', field.value !== '' && !creditCode(field.value));
    if (field.type === 'file' && field.files[0] && field.files[0].size > Number(field.dataset.most)) {
      alert(field.dataset.tooBig);
      field.value = '';
    }
    // the papers that are asked for follow the line of business
    if (field.dataset.again) {
      const go = document.createElement('input');
      go.type = 'hidden'; go.name = 'go'; go.value = field.dataset.again;
      form.append(go);
      form.submit();
    }
  });
})();
