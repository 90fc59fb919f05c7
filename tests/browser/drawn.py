"""What stands on the map's canvas: a person sees circles there, and so does a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIND = """
() => {
  const canvas = document.querySelector('canvas.marks');
  const { left, top } = canvas.getBoundingClientRect();
  const { width, height } = canvas;
  const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
  const seen = new Uint8Array(width * height);
  const found = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] || pixels[4 * start + 3] < 20) continue;
    const box = [width, 0, height, 0];
    const ahead = [start];
    seen[start] = 1;
    while (ahead.length) {
      const at = ahead.pop();
      const [x, y] = [at % width, Math.floor(at / width)];
      [box[0], box[1]] = [Math.min(box[0], x), Math.max(box[1], x)];
      [box[2], box[3]] = [Math.min(box[2], y), Math.max(box[3], y)];
      for (const next of [at - 1, at + 1, at - width, at + width]) {
        if (next < 0 || next >= seen.length || seen[next] || pixels[4 * next + 3] < 20) continue;
        seen[next] = 1;
        ahead.push(next);
      }
    }
    const [x, y] = [(box[0] + box[1]) / 2, (box[2] + box[3]) / 2];
    const middle = pixels[4 * (Math.round(y) * width + Math.round(x)) + 3] / 255;
    found.push([left + x, top + y, box[1] - box[0] + 1, middle]);
  }
  return found;
}
"""


class Mark(NamedTuple):
    """A circle: its middle on the page, its width in pixels, and how opaque its middle is, of 1."""

    x: float
    y: float
    width: float
    opacity: float


def find_marks(page: Page) -> list[Mark]:
    """Return the circles that are drawn, from north to south; those that touch are one."""
    return sorted((Mark(*each) for each in page.evaluate(FIND)), key=lambda mark: mark.y)
