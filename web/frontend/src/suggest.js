// Suggestions while typing: a combobox with a list box (WAI-ARIA). Without this file the field is a field.
for (const box of document.querySelectorAll('[data-suggest]')) {
  const field = box.querySelector('input');
  const list = document.createElement('ul');
  list.id = `${field.id}-suggestions`;
  list.className = 'av-suggest__list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.dataset.list);
  list.hidden = true;
  box.append(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-controls', list.id);

  let timer;
  let asking;
  let chosen = -1;

  const options = () => [...list.querySelectorAll('[role=option]')];

  const mark = (at) => {
    chosen = at;
    options().forEach((one, i) => one.setAttribute('aria-selected', String(i === at)));
    const one = options()[at];
    if (one) {
      field.setAttribute('aria-activedescendant', one.id);
      one.scrollIntoView({ block: 'nearest' });
    } else {
      field.removeAttribute('aria-activedescendant');
    }
  };

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    mark(-1);
  };

  const take = (one) => {
    if (one.dataset.href) {
      location.assign(one.dataset.href);
      return;
    }
    field.value = one.dataset.words;
    close();
    field.focus();
    field.form.requestSubmit();
  };

  // What the page itself has to suggest: the searches one has saved.
  const own = () => {
    const typed = field.value.trim().toLowerCase();
    return [...(box.querySelector('template')?.content.children ?? [])]
      .filter((one) => one.dataset.with.toLowerCase().includes(typed))
      .slice(0, 2)
      .map((one) => one.cloneNode(true));
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(field.value)}`, {
        signal: asking.signal,
        headers: { Accept: 'text/html' },
      });
      if (!answer.ok || document.activeElement !== field) return;
      list.innerHTML = await answer.text();
      list.prepend(...own());
      const any = options().length > 0;
      list.hidden = !any;
      field.setAttribute('aria-expanded', String(any));
      mark(-1);
    } catch (error) {
      if (error.name !== 'AbortError') close();
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    if (field.value.trim().length < 2) close();
    else timer = setTimeout(ask, 120);
  });

  field.addEventListener('keydown', (event) => {
    const count = options().length;
    if (list.hidden || count === 0) {
      if (event.key === 'ArrowDown' && field.value.trim().length > 1) {
        event.preventDefault();
        ask();
      }
      return;
    }
    switch (event.key) {
      case 'ArrowDown':
        event.preventDefault();
        mark(chosen + 1 < count ? chosen + 1 : 0);
        break;
      case 'ArrowUp':
        event.preventDefault();
        mark(chosen > 0 ? chosen - 1 : count - 1);
        break;
      case 'Enter':
        if (chosen >= 0) {
          event.preventDefault();
          take(options()[chosen]);
        } else {
          close();
        }
        break;
      case 'Escape':
        // The field keeps its words; a second Escape clears it, as search fields do.
        event.preventDefault();
        close();
        break;
      default:
    }
  });

  // Before the field loses its focus to the list.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const one = event.target.closest('[role=option]');
    if (one) take(one);
  });
  field.addEventListener('blur', close);
}
