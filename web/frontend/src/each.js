// The same for many, one after another, each with its own line; without this file the form does them all in one go.
for (const form of document.querySelectorAll('form[data-each]')) {
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
  });
}
