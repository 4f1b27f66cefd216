// Text beside requirements: choosing a requirement marks the clauses that answer it, and the other way round.
const beside = document.querySelector('[data-answers]');

if (beside) {
  const clear = beside.querySelector('[data-clear-answers]');
  const clauses = [...beside.querySelectorAll('.av-clause')];
  const requirements = [...beside.querySelectorAll('li[data-requirement]')];

  const mark = (id) => {
    for (const clause of clauses) {
      clause.toggleAttribute('data-marked', id !== null && clause.dataset.requirements.split(' ').includes(id));
    }
    for (const item of requirements) {
      item.toggleAttribute('data-marked', item.dataset.requirement === id);
    }
    clear.hidden = id === null;
  };

  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const show = (element) => element?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });

  for (const item of requirements) {
    item.toggleAttribute('data-clickable', true);
    item.addEventListener('click', (event) => {
      mark(item.dataset.requirement);
      if (event.target.closest('a') === null) show(clauses.find((clause) => clause.hasAttribute('data-marked')));
    });
  }
  for (const link of beside.querySelectorAll('a[data-requirement]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      mark(link.dataset.requirement);
      const item = requirements.find((one) => one.dataset.requirement === link.dataset.requirement);
      item?.scrollIntoView({ block: 'nearest' });
      item?.focus({ preventScroll: true });
    });
  }
  clear.addEventListener('click', () => mark(null));
}
