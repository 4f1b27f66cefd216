// A cell of the risk matrix: arrow keys in two directions, dragging, and what the choice means, told at once. Without this file the cells
// are radio buttons like others, and the page that comes back after saving tells the same.
for (const pick of document.querySelectorAll('[data-pick]')) {
  const table = pick.querySelector('table');
  const said = pick.querySelector('[role=status]');
  const cells = [...table.querySelectorAll('input[type=radio]')];
  const at = (likelihood, consequence) =>
    cells.find((cell) => cell.dataset.likelihood === String(likelihood) && cell.dataset.consequence === String(consequence));

  const tell = () => {
    const chosen = cells.find((cell) => cell.checked);
    said.hidden = !chosen;
    if (!chosen) return;
    const row = chosen.closest('tr').dataset;
    const column = table.tHead.querySelectorAll('th[data-name]')[chosen.dataset.consequence - 1].dataset;
    const score = document.createElement('strong');
    score.textContent = `${chosen.dataset.score} ${chosen.dataset.zoneword}. `;
    said.replaceChildren(
      score,
      `${said.dataset.likelihood} ${row.name}: ${row.meaning}. ${said.dataset.consequence} ${column.name}: ${column.meaning}.`,
    );
  };
  const choose = (cell) => {
    cell.checked = true;
    cell.focus();
    tell();
  };
  pick.addEventListener('change', tell);
  tell();
  // What a grade means is told as it is chosen: from the cell, Tab goes on to the next field, not through ten foldouts.
  for (const step of table.querySelectorAll('summary')) step.tabIndex = -1;

  const steps = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  table.addEventListener('keydown', (event) => {
    const from = event.target.dataset;
    const step = steps[event.key];
    if (!step || !from.likelihood || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = at(Number(from.likelihood) + step[0], Number(from.consequence) + step[1]);
    if (next) choose(next);
  });

  // The chosen chip is taken and let go over another cell.
  let taken = null;
  const under = (event) => {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest('td')?.querySelector('input');
    return cell && cells.includes(cell) ? cell : null;
  };
  const mark = (cell) => {
    for (const one of cells) one.closest('td').toggleAttribute('data-over', one === cell);
  };
  const end = () => {
    taken = null;
    table.removeAttribute('data-dragging');
    mark(null);
  };
  table.addEventListener('pointerdown', (event) => {
    const cell = under(event);
    if (!cell?.checked || event.button !== 0) return;
    taken = cell;
    table.setPointerCapture(event.pointerId);
  });
  table.addEventListener('pointermove', (event) => {
    if (!taken) return;
    const over = under(event);
    if (over !== taken) table.setAttribute('data-dragging', '');
    mark(over === taken ? null : over);
  });
  table.addEventListener('pointerup', (event) => {
    if (!taken) return;
    const over = under(event);
    const moved = over && over !== taken;
    end();
    if (moved) choose(over);
  });
  table.addEventListener('pointercancel', end);
}

// On a phone the meaning of a grade lies over the foot of the page: it goes away when one goes elsewhere.
document.addEventListener('click', (event) => {
  for (const step of document.querySelectorAll('.av-step[open]')) if (!step.contains(event.target)) step.open = false;
});
document.addEventListener('keydown', (event) => {
  const step = event.key === 'Escape' ? event.target.closest('.av-step[open]') : null;
  if (step) step.open = false;
});
