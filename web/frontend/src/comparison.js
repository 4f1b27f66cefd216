// From change to change on the page that compares two texts.

const bar = document.querySelector('[data-jump]');
const changes = [...document.querySelectorAll('[data-change]')];

if (bar && changes.length > 0) {
  const state = bar.querySelector('[role=status]');
  let at = -1;

  const say = () => {
    state.textContent =
      at < 0
        ? bar.dataset.none.replace('{0}', changes.length)
        : bar.dataset.at.replace('{0}', at + 1).replace('{1}', changes.length);
  };

  const go = (by) => {
    at = at < 0 ? (by > 0 ? firstBelow() : changes.length - 1) : (at + by + changes.length) % changes.length;
    changes[at].focus({ preventScroll: true });
    changes[at].scrollIntoView({ block: 'start' });
    say();
  };

  // Who has scrolled on goes on from there.
  const firstBelow = () => {
    const below = changes.findIndex((change) => change.getBoundingClientRect().top > bar.offsetHeight + 8);
    return below < 0 ? 0 : below;
  };

  bar.hidden = false;
  say();
  bar.addEventListener('click', (event) => {
    const button = event.target.closest('[data-jump-by]');
    if (button) go(Number(button.dataset.jumpBy));
  });
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.target.matches('select, input, textarea')) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      go(event.key === 'ArrowDown' ? 1 : -1);
    }
  });
  document.addEventListener('focusin', (event) => {
    const change = event.target.closest('[data-change]');
    if (change) {
      at = changes.indexOf(change);
      say();
    }
  });
}
