"""The picture that other sites show with a link: the stamp on an airmail envelope.

Drawn row by row with the standard library alone, so that a build needs no network, no fonts and
no drawing program, and makes the same bytes each time.
"""

from __future__ import annotations

import math
import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 1200, 630
"""Pixels; the size that the large networks ask for."""

PAPER, SHEET, ACCENT, EDGE = (246, 242, 234), (255, 253, 248), (21, 88, 90), (139, 127, 112)
STRIPE, BORDER = 160, 34
"""Length of the envelope's pattern and height of its edge."""

Colour = tuple[int, int, int]
Point = tuple[float, float]


class Canvas:
    """Rows of RGB pixels; spans are drawn with soft ends."""

    def __init__(self) -> None:
        """Begin with blank paper."""
        self.rows = [bytearray(bytes(PAPER) * WIDTH) for _ in range(HEIGHT)]

    def span(self, y: int, start: float, end: float, colour: Colour) -> None:
        """Fill row `y` from `start` to `end`; pixels that are covered in part are mixed."""
        start, end = max(start, 0.0), min(end, float(WIDTH))
        if not 0 <= y < HEIGHT or end <= start:
            return
        first, last = math.ceil(start), math.floor(end)
        if last > first:
            self.rows[y][first * 3 : last * 3] = bytes(colour) * (last - first)
        if first > start:
            self._mix(y, first - 1, min(first, end) - start, colour)
        if end > last >= first:
            self._mix(y, last, end - last, colour)

    def disc(self, centre: Point, radius: float, colour: Colour) -> None:
        """Fill a circle."""
        for y, half in _chords(centre[1], radius):
            self.span(y, centre[0] - half, centre[0] + half, colour)

    def stroke(self, points: list[Point], radius: float, colour: Colour) -> None:
        """Draw a line with round ends that meets each row once."""
        rows: dict[int, tuple[float, float]] = {}
        for x, centre in points:
            for y, half in _chords(centre, radius):
                low, high = rows.get(y, (x, x))
                rows[y] = (min(low, x - half), max(high, x + half))
        for y, (low, high) in rows.items():
            self.span(y, low, high, colour)

    def wave(self, start: int, end: int, middle: float, colour: Colour) -> None:
        """Draw a wavy line from left to right."""
        for x in range(start, end):
            height = middle + 13 * math.sin((x - start) / 26)
            for y in range(math.floor(height) - 2, math.ceil(height) + 3):
                self._mix(y, x, max(0.0, min(1.0, 2.5 - abs(y + 0.5 - height))), colour)

    def png(self) -> bytes:
        """Give the picture as a PNG file."""
        header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
        data = zlib.compress(b"".join(b"\0" + bytes(row) for row in self.rows), 9)
        chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
            for name, body in chunks
        )

    def _mix(self, y: int, x: int, part: float, colour: Colour) -> None:
        if not 0 <= x < WIDTH:
            return
        row, at = self.rows[y], x * 3
        for channel in range(3):
            old = row[at + channel]
            row[at + channel] = round(old + (colour[channel] - old) * part)


def _chords(centre: float, radius: float) -> Iterator[tuple[int, float]]:
    """Rows that a circle meets, each with half the length of its chord."""
    for y in range(math.floor(centre - radius), math.ceil(centre + radius) + 1):
        rest = radius**2 - (y + 0.5 - centre) ** 2
        if rest > 0:
            yield y, math.sqrt(rest)


def _curve(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    """Points of a cubic Bézier curve."""
    points = []
    for step in range(121):
        t = step / 120
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        points.append(
            (
                a * start[0] + b * one[0] + c * two[0] + d * end[0],
                a * start[1] + b * one[1] + c * two[1] + d * end[1],
            )
        )
    return points


@cache
def share_image() -> bytes:
    """Draw the picture: an envelope's edge, a postmark, and a stamp with the guide's mark."""
    canvas = Canvas()
    for y in [*range(BORDER), *range(HEIGHT - BORDER, HEIGHT)]:
        for start in range(-STRIPE * 2, WIDTH + STRIPE * 2, STRIPE):
            lean = start + y % (HEIGHT - BORDER) * 0.7
            canvas.span(y, lean, lean + 50, ACCENT)
            canvas.span(y, lean + 80, lean + 130, EDGE)
    left, top, right, bottom = 660, 115, 980, 515
    for line in range(4):
        canvas.wave(220, left + 40, 250 + line * 44, EDGE)
    for y in range(top, bottom):
        canvas.span(y, left, right, SHEET)
    for x in range(left, right + 1, 32):
        canvas.disc((x, top), 9, PAPER)
        canvas.disc((x, bottom), 9, PAPER)
    for y in range(top, bottom + 1, 32):
        canvas.disc((left, y), 9, PAPER)
        canvas.disc((right, y), 9, PAPER)
    for y in range(top + 34, bottom - 34):
        canvas.span(y, left + 34, right - 34, ACCENT)
    canvas.stroke([(820, y) for y in range(350, 441, 2)], 9, SHEET)
    for side in (-1, 1):
        curve = _curve((820, 350), (820, 258), (820 + side * 80, 272), (820 + side * 80, 186))
        canvas.stroke(curve, 9, SHEET)
    return canvas.png()
