// `npm run simulate`: builds what is missing or stale, then plays a team's quarter on the built bundle: docs/simulate.md.
import { playBuilt } from './playBuilt.mjs';

await playBuilt('simulate');
