// The matrix of local deviations: the reason beside it when one points at or goes to a cell. One stop for the Tab key; arrow keys,
// Home and End between the cells and the names of the kommuner.
const matrix = document.querySelector('[data-drift]');

if (matrix) {
  const info = document.querySelector('[data-cellinfo]');
  const tell = (cell) => {
    const about = document.createElement('strong');
    about.textContent = cell.dataset.about;
    info.replaceChildren(about, cell.dataset.reason ?? '');
  };
  for (const way of ['focusin', 'mouseover']) {
    matrix.addEventListener(way, (event) => {
      const cell = event.target.closest('a[data-about]');
      if (cell) tell(cell);
    });
  }

  const rows = [...matrix.rows];
  const place = (link) => link.closest('td, th').cellIndex;
  const links = (row) => [...row.querySelectorAll('td a, thead th a')];

  // Where the table is laid out as a list, every link is a stop of its own, as in other lists.
  const wide = window.matchMedia('(min-width: 48.0625rem)');
  let stop = matrix.querySelector('td a') ?? matrix.querySelector('a');
  const stops = () => {
    for (const link of matrix.querySelectorAll('a')) link.tabIndex = !wide.matches || link === stop ? 0 : -1;
  };
  wide.addEventListener('change', stops);
  stops();
  matrix.addEventListener('focusin', (event) => {
    const link = event.target.closest('a');
    if (link && link !== stop) {
      stop = link;
      stops();
    }
  });

  // Along a row the next cell; up and down the nearest one of the next row that has any.
  const seek = (row, column, [down, right]) => {
    if (right !== 0) {
      const along = links(rows[row]).filter((link) => (place(link) - column) * right > 0);
      return right > 0 ? along[0] : along.at(-1);
    }
    for (let r = row + down; r in rows; r += down) {
      const there = links(rows[r]);
      const away = (link) => Math.abs(place(link) - column);
      if (there.length > 0) return there.reduce((one, other) => (away(other) < away(one) ? other : one));
    }
    return null;
  };
  const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  const goal = (link, key, ctrl) => {
    const row = rows.indexOf(link.closest('tr'));
    if (key === 'Home' || key === 'End') {
      const among = ctrl ? rows.flatMap(links) : links(rows[row]);
      return key === 'Home' ? among[0] : among.at(-1);
    }
    return steps[key] && !ctrl ? seek(row, place(link), steps[key]) : null;
  };
  matrix.addEventListener('keydown', (event) => {
    const link = event.target.closest('a');
    if (!link || event.metaKey || event.altKey || event.shiftKey || !wide.matches) return;
    const next = goal(link, event.key, event.ctrlKey);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}
