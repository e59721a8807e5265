"""Time per article of sumy's LexRank, over the same texts as Nutgraf's own: a row of a table in Markdown.

python peers.py TEXTS.json
"""
import json
import re
import sys
import time

from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer


class Plain:
    """sumy's own tokeniser downloads a model; this one costs less than that would."""

    def to_sentences(self, paragraph):
        return re.split(r"(?<=[.!?])\s+", paragraph)

    def to_words(self, sentence):
        return re.findall(r"[^\W\d_]+", sentence)


with open(sys.argv[1], encoding="utf-8") as file:
    shared = json.load(file)
total = 0.0
for text in shared["texts"]:
    start = time.perf_counter()
    LexRankSummarizer(Stemmer("english"))(PlaintextParser.from_string(text, Plain()).document, 3)
    total += time.perf_counter() - start
micros = 1e6 * total / len(shared["texts"])
print(f"| sumy 0.13.0 LexRank, three sentences | {micros:.0f} | {micros / shared['native']:.1f} × |")
