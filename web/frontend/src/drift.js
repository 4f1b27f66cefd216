// The matrix of local deviations: the reason beside it when one points at or goes to a cell, and arrow keys between the cells.
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

  const rows = [...matrix.tBodies[0].rows];
  // Along a row the next cell; up and down the nearest one of the next row that has any.
  const seek = (row, column, [down, right]) => {
    for (let c = column + right; right !== 0 && c > 0 && c < rows[row].cells.length; c += right) {
      const link = rows[row].cells[c].querySelector('a');
      if (link) return link;
    }
    for (let r = row + down; down !== 0 && r in rows; r += down) {
      const links = [...rows[r].querySelectorAll('td a')];
      const away = (link) => Math.abs(link.closest('td').cellIndex - column);
      if (links.length > 0) return links.reduce((one, other) => (away(other) < away(one) ? other : one));
    }
    return null;
  };
  const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
  matrix.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const cell = event.target.closest('td');
    if (!step || !cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = seek(rows.indexOf(cell.parentElement), cell.cellIndex, step);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}
