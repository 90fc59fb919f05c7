import { relative } from 'node:path';

import { defineConfig } from 'vite';

const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;
const bundled = new Set();

/** Notes the folder of each package that is bundled; `packages.json` lists them for build.py, which knows licences. */
function noteBundledPackages({ emit }) {
  return {
    name: 'note-bundled-packages',
    generateBundle(_options, bundle) {
      for (const id of Object.values(bundle).flatMap((chunk) => chunk.moduleIds ?? [])) {
        const folder = PACKAGE_FOLDER.exec(id)?.[0];
        if (folder) bundled.add(relative(import.meta.dirname, folder));
      }
      if (emit) {
        this.emitFile({ type: 'asset', fileName: 'packages.json', source: JSON.stringify([...bundled].sort()) });
      }
    },
  };
}

export default defineConfig({
  base: '/static/',
  plugins: [noteBundledPackages({ emit: true })],
  worker: { plugins: () => [noteBundledPackages({ emit: false })] },
  build: {
    outDir: 'static',
    emptyOutDir: true,
    // Every browser that runs Monaco preloads modules by itself.
    modulePreload: { polyfill: false },
    // Monaco is one editor: its size is known and no splitting makes it less.
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      input: ['graphiql/index.html', 'docs/index.html'],
      onLog(level, log, report) {
        // "use client" and the like speak to servers that render React; there is none here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
