// Jest runs TypeScript through esbuild: it is already here, and types are checked elsewhere by tsc.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const esbuild = require('esbuild');

const ownText = readFileSync(__filename);

module.exports = {
  process(source, file) {
    const { code } = esbuild.transformSync(source, {
      loader: file.endsWith('x') ? 'tsx' : 'ts',
      format: 'cjs',
      target: 'node20',
      sourcefile: file,
      sourcemap: 'inline',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    return { code };
  },
  getCacheKey(source, file, { instrument }) {
    return createHash('sha256')
      .update(ownText)
      .update(esbuild.version)
      .update(source)
      .update(file)
      .update(String(instrument))
      .digest('hex');
  },
};
