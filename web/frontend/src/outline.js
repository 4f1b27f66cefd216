// The outline beside the text: numbers and headings as they are written, and what is not stored or not ours.
export const startOutline = (list, saving) => {
  const nav = document.querySelector('[data-outline]');
  const box = nav.querySelector('details');
  const entries = nav.querySelector('ol');
  const others = new Map();
  const wide = matchMedia('(min-width: 75rem)');
  const fold = () => (box.open = wide.matches);
  wide.addEventListener('change', fold);
  fold();

  const entry = (id) => [...entries.children].find((one) => one.dataset.for === id) ?? null;

  const write = (one, clause) => {
    const number = clause.querySelector('.av-number').textContent;
    const heading = clause.querySelector('.av-clauseform__heading > input').value || list.dataset.untitled;
    one.dataset.level = clause.dataset.level;
    const [numberShown, headingShown] = one.firstElementChild.children;
    if (numberShown.textContent !== number) numberShown.textContent = number;
    if (headingShown.textContent !== heading) headingShown.textContent = heading;
  };

  const marks = (one) => {
    const id = one.dataset.for;
    const unsaved = saving.isDirty(id);
    const other = others.get(id);
    let mark = one.querySelector('.av-outline__mark');
    if (!unsaved && !other) {
      mark?.remove();
      return;
    }
    if (mark === null) {
      mark = document.createElement('span');
      mark.className = 'av-outline__mark';
      one.firstElementChild.append(' ', mark);
    }
    mark.dataset.kind = unsaved ? 'unsaved' : 'other';
    mark.textContent = unsaved ? list.dataset.markUnsaved : list.dataset.markOther.replace('{0}', other);
  };

  const made = (id) => {
    const one = document.createElement('li');
    one.dataset.for = id;
    const link = document.createElement('a');
    link.href = `#${id}`;
    const number = document.createElement('span');
    number.className = 'av-number';
    link.append(number, ' ', document.createElement('span'));
    one.append(link);
    return one;
  };

  // After a structural act; typing touches only its own entry.
  const draw = () => {
    const known = new Map([...entries.children].map((one) => [one.dataset.for, one]));
    entries.replaceChildren(
      ...[...list.children].map((clause) => {
        const one = known.get(clause.id) ?? made(clause.id);
        write(one, clause);
        marks(one);
        return one;
      }),
    );
  };

  list.addEventListener('input', (event) => {
    if (!event.target.matches('.av-clauseform__heading > input')) return;
    const clause = event.target.closest('.av-edit__clause');
    const one = entry(clause.id);
    if (one) write(one, clause);
  });
  saving.onTell((id) => {
    const one = entry(id);
    if (one) marks(one);
  });
  entries.addEventListener('click', (event) => {
    const one = event.target.closest('li');
    const clause = one && document.getElementById(one.dataset.for);
    if (!clause) return;
    event.preventDefault();
    others.delete(clause.id);
    marks(one);
    if (!wide.matches) box.open = false;
    clause.scrollIntoView({ block: 'start' });
    clause.querySelector('.av-clauseform__heading > input').focus({ preventScroll: true });
  });

  return {
    draw,
    mark(id, by) {
      others.set(id, by);
      const one = entry(id);
      if (one) marks(one);
    },
  };
};
