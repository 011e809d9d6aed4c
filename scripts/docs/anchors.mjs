// Anchors of headings as GitHub makes them, so that one link works there and on the site.

const letters = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;

/** The anchor of a heading's plain text. */
const slugOf = (text) => text.trim().toLowerCase().replace(letters, '').replace(/ /g, '-');

/** Anchors of one page: of equal headings, the later ones get a number. */
export const anchors = () => {
  const seen = new Map();
  return (text) => {
    const slug = slugOf(text);
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  };
};
