"""The job of `examples/spark` on two executors: the answers of one process, whatever is killed on the way.

    NUTGRAF_BIN=target/release/nutgraf python tests/spark/test_spark.py
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyspark

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ["NUTGRAF_BIN"]).resolve()
JOB = ROOT / "examples/spark/digest.py"
# Two executors of one core each, with a worker and a Java process of their own.
MASTER = "local-cluster[2,1,1024]"
PARTITIONS = 8
COPIES = 4

# Stands in for the program. The first to start kills the worker that called it, in the middle of its work; every one
# dies of an article that holds the word.
FRAGILE = f"""#!{sys.executable}
import os, signal, subprocess, sys
marker = {{marker!r}}
program = subprocess.Popen([{str(BINARY)!r}, *sys.argv[1:]], stdin=subprocess.PIPE)
for number, line in enumerate(sys.stdin.buffer):
    if number == 5:
        try:
            os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
            os.kill(os.getppid(), signal.SIGKILL)
        except FileExistsError:
            pass
    if b"poison" in line:
        program.kill()
        os._exit(1)
    program.stdin.write(line)
    program.stdin.flush()
program.stdin.close()
sys.exit(program.wait())
"""


def articles():
    """Rows for the table: articles of the tests several times, and some that are none."""
    texts = [file.read_text() for file in sorted((ROOT / "tests/articles").glob("*/article.txt"))]
    rows = [
        {"id": f"{copy}-{number}", "title": None, "text": text}
        for copy in range(COPIES)
        for number, text in enumerate(texts)
    ]
    rows[17] = {"id": "no text", "title": None, "text": None}
    rows[40] = {"id": "empty", "title": "Only a title", "text": " "}
    return rows


class Spark(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def table(self, rows):
        source = self.folder / "articles"
        source.mkdir()
        each = -(-len(rows) // PARTITIONS)
        for part in range(PARTITIONS):
            schema = pa.schema([("id", pa.string()), ("title", pa.string()), ("text", pa.string())])
            table = pa.Table.from_pylist(rows[part * each : (part + 1) * each], schema=schema)
            pq.write_table(table, source / f"part-{part}.parquet")
        return source

    def run_job(self, source, binary):
        target = self.folder / "digests"
        home = Path(pyspark.__path__[0])
        submit = [str(home / "bin/spark-submit"), "--master", MASTER]
        submit += ["--conf", "spark.ui.enabled=false", "--conf", "spark.driver.bindAddress=127.0.0.1"]
        submit += ["--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.sql.files.openCostInBytes=128MB"]
        submit += ["--files", str(binary), str(JOB), str(source), str(target), "--binary", binary.name]
        environment = os.environ | {
            "SPARK_HOME": str(home),
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_WORKER_DIR": str(self.folder / "work"),
        }
        done = subprocess.run(submit, env=environment, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout[-2000:])
        return pq.read_table(target).to_pylist(), done.stderr

    def one_process(self, rows):
        lines = [json.dumps({key: value for key, value in row.items() if value is not None}) for row in rows]
        out = subprocess.run([BINARY, "batch"], input="\n".join(lines), capture_output=True, text=True, check=True)
        return {answer["id"]: answer for answer in map(json.loads, out.stdout.splitlines())}

    def compare(self, found, expected):
        self.assertEqual(sorted(row["id"] for row in found), sorted(expected))
        for row in found:
            for field in ("digest", "error"):
                value = json.loads(row[field]) if row[field] is not None else None
                self.assertEqual(value, expected[row["id"]].get(field), row["id"])

    def test_the_answers_are_those_of_one_process(self):
        rows = articles()
        found, _ = self.run_job(self.table(rows), BINARY)
        self.compare(found, self.one_process(rows))

    def test_what_is_killed_runs_again_and_a_poisoned_record_stays_alone(self):
        rows = articles()
        poisoned = rows[100] = {"id": "deadly", "title": None, "text": "A cup of poison stood on the pier."}
        fragile = self.folder / "fragile"
        marker = self.folder / "killed"
        fragile.write_text(FRAGILE.format(marker=str(marker)))
        fragile.chmod(0o755)
        found, log = self.run_job(self.table(rows), fragile)
        self.assertTrue(marker.exists())
        self.assertIn("Lost task", log)
        expected = self.one_process([row for row in rows if row is not poisoned])
        deadly = [row for row in found if row["id"] == "deadly"]
        self.assertEqual([json.loads(row["error"])["code"] for row in deadly], ["crashed"])
        self.compare([row for row in found if row["id"] != "deadly"], expected)


if __name__ == "__main__":
    unittest.main(verbosity=2)
