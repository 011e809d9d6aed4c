// Search, light and dark, and a folded list of pages on small screens. Without it every page still reads.
(() => {
  const root = document.documentElement;
  const up = document.body.dataset.up;
  const shade = document.getElementById('colour-switch');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const kept = () => {
    try {
      return localStorage.getItem('shade');
    } catch {
      return null;
    }
  };
  const keep = (value) => {
    try {
      localStorage.setItem('shade', value);
    } catch {
      // A page opened from a disk may have no store; the choice then holds for this page.
    }
  };
  const show = (value) => {
    root.dataset.shade = value;
    shade.textContent = value === 'dark' ? 'Light' : 'Dark';
    shade.setAttribute('aria-label', `Switch to ${value === 'dark' ? 'light' : 'dark'} colours`);
  };
  show(kept() ?? (dark.matches ? 'dark' : 'light'));
  shade.hidden = false;
  shade.addEventListener('click', () => {
    const next = root.dataset.shade === 'dark' ? 'light' : 'dark';
    keep(next);
    show(next);
  });

  const pages = document.querySelector('details.pages');
  if (matchMedia('(max-width: 60rem)').matches) {
    pages.open = false;
    const contents = document.querySelector('details.contents');
    if (contents) contents.open = false;
  } else pages.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });

  const form = document.querySelector('form[role=search]');
  const input = form.querySelector('input');
  const found = document.getElementById('search-found');
  form.hidden = false;
  const whenLoaded = (then) => {
    if (window.searched) return then();
    if (document.getElementById('search-index')) return;
    const script = document.createElement('script');
    script.id = 'search-index';
    script.src = `${up}/search.js`;
    script.addEventListener('load', then);
    document.head.append(script);
  };
  const around = (text, word) => {
    const at = text.toLowerCase().indexOf(word);
    const from = Math.max(0, at - 60);
    return `${from > 0 ? '…' : ''}${text.slice(from, from + 170)}${text.length > from + 170 ? '…' : ''}`;
  };
  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.replaceChildren();
    found.hidden = words.length === 0;
    if (words.length === 0) return;
    const hits = window.searched
      .map(([address, id, page, heading, text]) => {
        const title = `${page} ${heading}`.toLowerCase();
        const all = `${title} ${text.toLowerCase()}`;
        if (!words.every((word) => all.includes(word))) return null;
        return { address, id, page, heading, text, weight: words.filter((word) => title.includes(word)).length };
      })
      .filter(Boolean)
      .sort((one, other) => other.weight - one.weight)
      .slice(0, 20);
    const say = document.createElement('p');
    say.textContent = hits.length === 0 ? 'Nothing found.' : `${hits.length === 20 ? 'The first 20' : hits.length} found.`;
    const list = document.createElement('ul');
    for (const { address, id, page, heading, text } of hits) {
      const link = document.createElement('a');
      link.href = `${up}/${address}${id ? `#${id}` : ''}`;
      link.textContent = heading && heading !== page ? `${page} › ${heading}` : page;
      const words1 = document.createElement('p');
      words1.textContent = around(text, words[0]);
      const item = document.createElement('li');
      item.append(link, words1);
      list.append(item);
    }
    found.append(say, list);
  };
  input.addEventListener('input', () => whenLoaded(search));
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')) {
      event.preventDefault();
      input.focus();
    }
    if (event.key === 'Escape' && !found.hidden) {
      input.value = '';
      search();
      input.focus();
    }
  });
  found.addEventListener('click', (event) => {
    if (event.target instanceof HTMLAnchorElement) found.hidden = true;
  });
})();
