#!/usr/bin/env python3
"""Writes hanzi.txt, the table of character readings and shapes, from Unihan.

Source: the Unihan database of the Unicode Character Database 15.0, as Debian's package unicode-data ships it
(apt-get install unicode-data; bunzip2 /usr/share/unicode/Unihan_*.bz2). Usage: build.py <folder with Unihan_*.txt>

One line a character: the character, its readings without tones, most usual first, its Cangjie code (its shape in keys).
Lines that begin with '>' are pairs of a traditional character and its simplified form.
"""
import collections, os, sys, unicodedata

folder = sys.argv[1]
fields = collections.defaultdict(dict)
for name in ("Readings", "DictionaryLikeData", "Variants", "OtherMappings"):
    for line in open(os.path.join(folder, f"Unihan_{name}.txt"), encoding="utf-8"):
        if line.startswith("U+"):
            code, key, value = line.rstrip("\n").split("\t")
            fields[chr(int(code[2:], 16))][key] = value


def bare(reading):
    """lüè -> lve: the tone goes, ü is typed as v."""
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in letters if c.isascii() and c.isalpha())


def readings(char):
    of = fields[char]
    found = of.get("kMandarin", "").split()[:1]
    found += [one.split("(")[0] for one in of.get("kHanyuPinlu", "").split()]
    found += [one for part in of.get("kTGHZ2013", "").split() for one in part.split(":")[1].split(",")]
    return [one for one in dict.fromkeys(map(bare, found)) if one][:3]


# The characters that are used in mainland China: GB 2312 and the 8105 of the general standard.
used = sorted(c for c in fields if len(c) == 1 and "\u4e00" <= c <= "\u9fff" and ("kGB0" in fields[c] or "kTGH" in fields[c]) and readings(c))
known = set(used)
simplified = {}
for char in fields:
    if "\u4e00" <= char <= "\u9fff" and "kTGH" not in fields[char] and "kSimplifiedVariant" in fields[char]:
        targets = [chr(int(code[2:], 16)) for code in fields[char]["kSimplifiedVariant"].split()]
        targets = [one for one in targets if one in known and one != char]
        if targets:
            simplified[char] = targets[0]
# Unihan has these only as "semantic variants", or (於) also as a surname that stays.
simplified |= {"週": "周", "裏": "里", "於": "于"}
used = [one for one in used if one not in simplified]

with open("hanzi.txt", "w", encoding="utf-8", newline="\n") as out:
    out.write("# Derived (modified) from the Unihan database of Unicode 15.0 by build.py. © Unicode, Inc.; see NOTICE.txt.\n")
    for char in used:
        shape = fields[char].get("kCangjie", "").split(" ")[0]
        out.write(f"{char} {','.join(readings(char))} {shape}".rstrip() + "\n")
    for char in sorted(simplified):
        out.write(f">{char}{simplified[char]}\n")
