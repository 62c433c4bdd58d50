"""Files made wrong in many ways, at random but repeatably."""

import random
from typing import Any

WORDS = (b"'", b'"', b"{", b"[", b",", b"\0", b"\xff", b"-1", b"1e999", b"NaN", b"9" * 30)
VALUES: tuple[Any, ...] = (
    *(None, True, -1, 0, 1, 2**31, 2**63, 10**30, 0.5, 1e308, "", "x", "../x", "\0", "utf-16"),
    *([], {}, [[]], {"a": 1}, [None], "9" * 50, ["x"] * 5, "zlib", "sentence", "bpe", "float64"),
)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """`data` with one to four changes of bytes."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        first = rng.randrange(len(changed) + 1)
        last = min(len(changed), first + rng.randint(1, 16))
        match rng.randrange(7):
            case 0 if first < last:
                changed[first] ^= 1 << rng.randrange(8)
            case 1:
                del changed[first:last]
            case 2:
                changed[first:first] = changed[first:last]
            case 3:
                changed[first:first] = rng.choice(WORDS)
            case 4:
                changed[first:last] = rng.choice(WORDS)
            case 5:
                changed[first:last] = rng.randbytes(last - first)
            case 6 if rng.random() < 0.2:
                del changed[first:]
    return bytes(changed)


def wrong_object(values: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A JSON object with one wrong value in it."""
    changed = with_other_value(values, rng)
    return changed if isinstance(changed, dict) else {**values, rng.choice([*values]): changed}


def with_other_value(values: Any, rng: random.Random) -> Any:
    """JSON values with one of them replaced, removed or repeated, at any depth."""
    if isinstance(values, dict) and values and rng.random() < 0.9:
        copy = dict(values)
        key = rng.choice(list(copy))
        if rng.random() < 0.1:
            del copy[key]
        elif rng.random() < 0.1:
            copy[str(rng.choice(VALUES))] = copy.pop(key)
        else:
            copy[key] = with_other_value(copy[key], rng)
        return copy
    if isinstance(values, list) and values and rng.random() < 0.9:
        items = list(values)
        place = rng.randrange(len(items))
        if rng.random() < 0.2:
            items.insert(place, items[place])
        else:
            items[place] = with_other_value(items[place], rng)
        return items
    if isinstance(values, int | float) and not isinstance(values, bool) and rng.random() < 0.5:
        return values + rng.choice((-1, 1, 2, -values, values, 1000))
    return rng.choice(VALUES)
