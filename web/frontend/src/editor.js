// Writing a draft. The page works without this; with it nothing needs a new page, a mouse or a steady connection.
import { startSaving } from './autosave.js';
import { startFolding } from './folding.js';
import { startKeys } from './keys.js';
import { startOutline } from './outline.js';
import { startStructure } from './structure.js';
import { startGrowing, startToolbar } from './toolbar.js';

const list = document.querySelector('[data-autosave]');

if (list) {
  const saving = startSaving(list);
  const outline = startOutline(list, saving);
  const structure = startStructure(list, saving, outline);
  const toolbar = startToolbar(list, saving);
  startGrowing(list);
  startKeys(list, saving, structure, toolbar);
  outline.draw();
  startFolding(list);
}
