// Keeps words in this browser, for one person and one agreement, until the server has said that they are stored.
export const keeping = (prefix) => {
  let works = true;
  return {
    // Whether the last words could be kept: a store may be full or forbidden.
    works: () => works,
    put(id, words) {
      try {
        localStorage.setItem(prefix + id, JSON.stringify(words));
        works = true;
      } catch {
        works = false;
      }
    },
    get(id) {
      try {
        return JSON.parse(localStorage.getItem(prefix + id));
      } catch {
        return null;
      }
    },
    drop(id) {
      try {
        localStorage.removeItem(prefix + id);
      } catch {
        // Nothing was kept, then.
      }
    },
    ids() {
      try {
        return Object.keys(localStorage)
          .filter((key) => key.startsWith(prefix))
          .map((key) => key.slice(prefix.length));
      } catch {
        return [];
      }
    },
  };
};
