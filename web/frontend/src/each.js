// The same for many, one after another, each with its own line; without this file the form does them all in one go.
const ready = (form) => {
  const files = document.querySelector('[data-files]');
  const token = document.querySelector('meta[name=csrf-token]');
  const all = form.querySelector('[data-choose-all]');

  if (all) {
    all.hidden = false;
    all.querySelector('[data-all]').addEventListener('click', () => {
      for (const box of form.querySelectorAll('[name=each]:not(:disabled)')) box.checked = true;
    });
  }

  const send = async (box) => {
    const line = document.createElement('li');
    const name = document.createElement('strong');
    name.textContent = box.closest('.ds-field').querySelector('[data-name]').textContent;
    const state = document.createElement('span');
    state.textContent = form.dataset.working;
    line.append(name, ' ', state);
    files.append(line);
    const fields = new URLSearchParams(new FormData(form));
    fields.set('each', box.value);
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { 'X-One': '1', [token.dataset.header]: token.content },
        body: fields,
      });
      if (!answer.ok) throw new Error(answer.statusText);
      line.innerHTML = await answer.text();
      box.checked = false;
      box.disabled = true;
    } catch {
      state.textContent = form.dataset.failed;
    }
  };

  // What is left, as the page would be if it were opened now, and what to do next.
  const goOn = async () => {
    const rest = document.querySelector('[data-rest]');
    if (!rest) return;
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
    const now = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-rest]');
    if (!answer.ok || !now) return;
    rest.replaceWith(now);
    const next = now.querySelector('[data-next]');
    next.hidden = false;
    next.querySelector('[tabindex]').focus();
    again(now);
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button[type=submit]');
    const chosen = [...form.querySelectorAll('[name=each]:checked')];
    if (chosen.length === 0 || button.disabled) return;
    const bar = document.createElement('progress');
    bar.max = chosen.length;
    bar.value = 0;
    bar.setAttribute('aria-label', form.dataset.working);
    button.disabled = true;
    button.after(bar);
    for (const box of chosen) {
      await send(box);
      bar.value += 1;
    }
    bar.remove();
    button.disabled = false;
    await goOn();
  });
};

const again = (within) => within.querySelectorAll('form[data-each]').forEach(ready);

again(document);
