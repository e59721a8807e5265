"""Digests of an archive: reads a Parquet table of articles, writes one of their digests.

    spark-submit --files target/release/nutgraf examples/spark/digest.py ARTICLES DIGESTS

ARTICLES has the columns `id` and `text`, both strings, and may have `title`. DIGESTS gets `id`, `digest` (JSON) and
`error` (JSON), of which one is null. Nothing is shuffled: each partition runs one process of the program over its rows.
"""

import argparse
import json
import subprocess
import threading
from collections import deque

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import SparkSession

SCHEMA = "id string, digest string, error string"
COLUMNS = pa.schema([("id", pa.string()), ("digest", pa.string()), ("error", pa.string())])
# Answers in one batch of the output: enough that a batch costs nothing, few enough to be held.
ROWS = 500


def partition(binary, options):
    """A function that Spark calls with the rows of a partition, as batches of Arrow."""

    def read(batches):
        command = [SparkFiles.get(binary), "batch", "--threads", "1", *options]
        records = (record for batch in batches for record in batch.to_pylist())
        rows = []
        for row in answers(command, records):
            rows.append(row)
            if len(rows) == ROWS:
                yield pa.RecordBatch.from_pylist(rows, schema=COLUMNS)
                rows = []
        if rows:
            yield pa.RecordBatch.from_pylist(rows, schema=COLUMNS)

    return read


def answers(command, records):
    """One row for each record, in order, whatever the records do to the program."""
    records = iter(records)
    while True:
        # Those that the program was given and has not answered.
        pending = deque()
        yield from stream(command, records, pending)
        if not pending:
            return
        # It died, by one of these. Each gets a process of its own, and the one that kills it again is known.
        for record in list(pending):
            alone = deque()
            yield from stream(command, iter([record]), alone)
            if alone:
                problem = {"code": "crashed", "message": "The program died of this article."}
                yield {"id": record["id"], "digest": None, "error": json.dumps(problem)}


def stream(command, records, pending):
    """Rows from one process; ends early, with `pending` left, when the process does."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    feeder = threading.Thread(target=feed, args=(process.stdin, records, pending))
    feeder.start()
    try:
        for line in process.stdout:
            if not line.endswith(b"\n"):
                break  # cut off
            answer = json.loads(line)
            record = pending.popleft()
            digest, error = answer.get("digest"), answer.get("error")
            yield {
                "id": record["id"],
                # As the program wrote it, not as Python would.
                "digest": raw(line, "digest") if digest is not None else None,
                "error": raw(line, "error") if error is not None else None,
            }
    finally:
        process.stdout.close()
        if process.poll() is None and pending:
            process.kill()
        feeder.join()
        process.wait()


def feed(stdin, records, pending):
    """Writes records as lines, until there are no more or nobody reads them."""
    try:
        for record in records:
            # Known before it is written: its answer may come at once.
            pending.append(record)
            wanted = {key: record.get(key) for key in ("id", "title", "text") if record.get(key) is not None}
            stdin.write(json.dumps(wanted, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
            stdin.flush()
        stdin.close()
    except BrokenPipeError:
        pass


def raw(line, field):
    """The last field of an answer, byte for byte: `{"id":…,"digest":{…}}`."""
    text = line.decode("utf-8").rstrip("\n")
    decoder = json.JSONDecoder()
    start = text.index(":") + 1
    _, end = decoder.raw_decode(text, start)  # the id
    return text[text.index(f'"{field}":', end) + len(field) + 3 : -1]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("articles")
    arguments.add_argument("digests")
    arguments.add_argument("--binary", default="nutgraf", help="name under which --files sends the program")
    arguments.add_argument("--options", default="", help="options of `nutgraf batch`, as one word")
    chosen = arguments.parse_args()
    spark = SparkSession.builder.appName("nutgraf").getOrCreate()
    articles = spark.read.parquet(chosen.articles)
    read = partition(chosen.binary, chosen.options.split())
    articles.mapInArrow(read, SCHEMA).write.mode("error").parquet(chosen.digests)
    spark.stop()


if __name__ == "__main__":
    main()
