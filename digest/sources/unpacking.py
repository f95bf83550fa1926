"""A body as it comes over the wire -> its bytes, decompressed, and never more of them than asked for.

A gzip of 0.2 MB can hold 200 MB. So each piece is unpacked only as far as a small block at a time, and whoever reads
stops at the cap: memory stays at what was kept.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

BLOCK = 64 * 1024
# What we ask for, and can unpack without another library.
ENCODINGS = "gzip, deflate"
GZIP_MAGIC = b"\x1f\x8b"


class TooLarge(Exception):
    """There is more of a body than may be read."""


class Garbled(Exception):
    """A body is not packed as it says; `args[0]` is why, in words for people."""


async def whole(pieces: AsyncIterator[bytes], encoding: str, most: int, *, cut: bool = False) -> bytes:
    """The bytes of a body. Raises TooLarge beyond `most` (or, with `cut`, ends there), and Garbled."""
    kept: list[bytes] = []
    size = 0
    async for block in _unpacked(pieces, encoding):
        kept.append(block[: most - size] if cut else block)
        size += len(block)
        if size > most and not cut:
            raise TooLarge
        if size >= most and cut:
            break
    return b"".join(kept)


async def _unpacked(pieces: AsyncIterator[bytes], encoding: str) -> AsyncIterator[bytes]:
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        async for piece in pieces:
            yield piece
    elif encoding in {"gzip", "x-gzip", "deflate"}:
        async for block in _inflated(pieces):
            yield block
    else:
        raise Garbled(f"the server packed it as {encoding[:40]!r}, which was not asked for: tell its owner")


async def _inflated(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    packer, members = None, 0
    async for piece in pieces:
        rest = piece
        while rest or packer:
            if packer is None:
                # Several gzips may stand one behind another (RFC 1952, 2.2); anything else behind one is padding.
                if members and not _is_gzip(rest):
                    return
                packer, members = zlib.decompressobj(_window(rest)), members + 1
            block = _block(packer, rest)
            if block:
                yield block
            if packer.eof:
                rest, packer = packer.unused_data, None
            else:
                rest = packer.unconsumed_tail
                if (
                    not rest and len(block) < BLOCK
                ):  # all of this piece is said; a full block may have more behind it
                    break
    if packer:
        raise Garbled("it broke off half-way: try again later")


def _block(packer: zlib._Decompress, packed: bytes) -> bytes:
    try:
        return packer.decompress(packed, BLOCK)
    except zlib.error as error:
        raise Garbled("its compressed body can't be unpacked: try again later") from error


def _window(start: bytes) -> int:
    """What to tell zlib of the container.

    "deflate" should have zlib's header (RFC 9110, 8.4.1.2), but often has none.
    """
    zlib_header = start[0] & 0x0F == 8 and (len(start) < 2 or int.from_bytes(start[:2], "big") % 31 == 0)
    return 47 if zlib_header or _is_gzip(start) else -15


def _is_gzip(start: bytes) -> bool:
    """As far as can be seen: a piece may be a single byte."""
    return start.startswith(GZIP_MAGIC[: len(start)])
