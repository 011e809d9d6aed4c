// `npm run load`: builds what is missing or stale, then plays a large team on one sheet: docs/growing.md.
import { playBuilt } from './playBuilt.mjs';

await playBuilt('load');
