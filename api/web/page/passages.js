/** Cuts a text where passages begin and end. They overlap, and are counted in Unicode code points. */

/** The segments of the text in order: `{ text, start, end, citations }`, the shortest citation first. */
export function cut(text, citations) {
  const points = Array.from(text);
  const placed = citations.filter((citation) => citation.start !== null);
  const ends = new Set([0, points.length, ...placed.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...ends].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1];
    const over = placed.filter((citation) => citation.start < end && citation.end > start);
    over.sort((one, other) => one.end - one.start - (other.end - other.start));
    return { text: points.slice(start, end).join(''), start, end, citations: over };
  });
}
