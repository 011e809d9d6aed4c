/** The sidebar as the browser gets it: the product's own HTML with `google.script.run` in front of everything else. */

/** The shim's code must not hold a closing script tag; esbuild writes `<\/script>` for it. */
export const withShim = (html: string, shim: string): string => {
  const script = `<script>${shim}</script>`;
  const head = /<head[^>]*>/i.exec(html);
  if (head) return html.slice(0, head.index + head[0].length) + script + html.slice(head.index + head[0].length);
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html);
  const at = doctype ? doctype[0].length : 0;
  return html.slice(0, at) + script + html.slice(at);
};
