"""Which brackets of a text belong together, as the bidirectional algorithm pairs them."""

from collections.abc import Sequence

_MAX_OPEN_BRACKETS = 63
# BidiBrackets.txt; `unicodedata` does not tell which brackets belong together.
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩"
    "⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSES = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)) | {"\u2329": "\u3009"}
_CLOSING = {closing: closing for closing in _CLOSES.values()} | {"\u232a": "\u3009"}


def bracket_pairs(
    places: Sequence[int], classes: Sequence[str], text: str
) -> list[tuple[int, int]]:
    """Rule BD16: the pairs among those places, as numbers of places, in the order they open."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for n, place in enumerate(places):
        character = text[place]
        if classes[place] != "ON":
            continue
        if character in _CLOSES:
            if len(waiting) == _MAX_OPEN_BRACKETS:
                break
            waiting.append((_CLOSES[character], n))
        elif character in _CLOSING:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == _CLOSING[character]:
                    pairs.append((waiting[depth][1], n))
                    del waiting[depth:]
                    break
    return sorted(pairs)
