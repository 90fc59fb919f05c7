/** Above an unnarrowed timeline: the contested claims, so that who denies what is seen at once. */

import { drawClaim } from './claim.js';
import { make, replace } from './elements.js';
import { CLAIMS } from './queries.js';
import { hrefWith, toTimeline } from './state.js';

const FIRST = 2;

/** Fills the overview; it stays empty where nothing is contested. */
export async function drawOverview(root, ask) {
  const { claims } = await ask(CLAIMS, { statuses: ['CONTESTED'], first: FIRST });
  if (!claims.nodes.length) return;
  const all = make('a', { href: hrefWith({ ...toTimeline, claims: 'contested' }) }, 'All contested claims');
  replace(
    root,
    make('h2', {}, 'Who denies what'),
    claims.nodes.map((claim) => drawClaim(claim)),
    claims.pageInfo.hasNextPage && make('p', {}, all),
  );
}
