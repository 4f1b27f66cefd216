// The editor by keyboard: shortcuts that neither browsers nor screen readers use, a list to jump by, and the help that tells of them.
const MAC = /mac|iphone|ipad/i.test(navigator.userAgentData?.platform ?? navigator.platform);

const chord = (event) =>
  MAC
    ? event.ctrlKey && event.metaKey && !event.altKey && !event.shiftKey
    : event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey;
const control = (event) => (MAC ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey && (MAC ? !event.ctrlKey : !event.metaKey);

const WAYS = { ArrowUp: 'UP', ArrowDown: 'DOWN', ArrowLeft: 'OUT', ArrowRight: 'IN' };

export const startKeys = (list, saving, structure, toolbar) => {
  const jump = document.querySelector('dialog[data-jump]');
  const help = document.querySelector('dialog[data-keys]');
  let cameFrom = null;

  if (MAC) {
    for (const one of help.querySelectorAll('[data-chord]')) one.textContent = '⌃⌘';
    for (const one of help.querySelectorAll('[data-control]')) one.textContent = '⌘';
  }

  const open = (dialog) => {
    cameFrom = document.activeElement;
    dialog.showModal();
  };
  for (const dialog of [jump, help]) {
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => {
      cameFrom?.focus({ preventScroll: true });
      cameFrom = null;
    });
  }

  // ---- the list to jump by -------------------------------------------------------------------------------------------

  const filter = jump.querySelector('input');
  const options = jump.querySelector('[role=listbox]');
  const none = jump.querySelector('[data-none]');
  let chosen = 0;

  const choose = (index) => {
    const shown = [...options.children];
    chosen = shown.length === 0 ? 0 : (index + shown.length) % shown.length;
    shown.forEach((one, i) => one.setAttribute('aria-selected', String(i === chosen)));
    const now = shown[chosen];
    if (now) {
      filter.setAttribute('aria-activedescendant', now.id);
      now.scrollIntoView({ block: 'nearest' });
    } else filter.removeAttribute('aria-activedescendant');
  };

  const show = () => {
    const wanted = filter.value.trim().toLowerCase();
    const found = [...list.children]
      .map((clause) => ({
        id: clause.id,
        number: clause.querySelector('.av-number').textContent,
        heading: structure.headingOf(clause).value || list.dataset.untitled,
      }))
      .filter(({ number, heading }) => number.startsWith(wanted) || heading.toLowerCase().includes(wanted));
    options.replaceChildren(
      ...found.map(({ id, number, heading }, i) => {
        const one = document.createElement('li');
        one.id = `jump-${i}`;
        one.dataset.for = id;
        one.setAttribute('role', 'option');
        one.textContent = `${number} ${heading}`;
        return one;
      }),
    );
    none.textContent = found.length === 0 ? none.dataset.text : '';
    choose(0);
  };

  const go = (one) => {
    if (!one) return;
    const clause = structure.item(one.dataset.for);
    cameFrom = null;
    jump.close();
    if (!clause) return;
    clause.scrollIntoView({ block: 'start' });
    structure.headingOf(clause).focus({ preventScroll: true });
  };

  filter.addEventListener('input', show);
  filter.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter') go(options.children[chosen]);
    else return;
    event.preventDefault();
  });
  options.addEventListener('click', (event) => go(event.target.closest('[role=option]')));

  const openJump = () => {
    filter.value = '';
    open(jump);
    show();
    filter.focus();
  };

  for (const button of document.querySelectorAll('[data-open]')) {
    button.hidden = false;
    button.addEventListener('click', () => (button.dataset.open === 'jump' ? openJump() : open(help)));
  }

  // ---- shortcuts -----------------------------------------------------------------------------------------------------

  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.repeat || document.querySelector('dialog[open]')) return;
    const clause = structure.own(document.activeElement);
    let act = null;
    if (chord(event)) {
      if (WAYS[event.key]) act = clause && (() => structure.whenThere((one) => one && structure.move(one, WAYS[event.key])));
      else if (event.code === 'KeyG') act = openJump;
      else if (event.code === 'KeyH') act = () => open(help);
      else if (event.code === 'KeyZ') act = () => structure.takeBack();
      else if (event.code === 'KeyV') act = clause && (() => toolbar.preview(clause));
      else if (event.key === 'Delete' || event.key === 'Backspace') act = clause && (() => structure.whenThere((one) => one && structure.remove(one)));
    } else if (control(event)) {
      if (event.key === 'Enter') act = clause && (() => structure.whenThere((one) => one && structure.addHere(one)));
      else if (event.code === 'KeyS') act = () => saving.saveAll();
    }
    if (act) {
      event.preventDefault();
      act();
    }
  });
};
