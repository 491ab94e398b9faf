"""A PostgreSQL server of our own, for as long as the tests run; nothing of it is left."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = Path("/usr/lib/postgresql")
_USER = "postgres"


def newest_programs() -> Path | None:
    """The folder with the newest server that is installed, if one is."""
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda file: int(file.parent.parent.name))
    return found[-1].parent if found else None


@contextmanager
def postgres_server(programs: Path) -> Iterator[str]:
    """The address of a running server without the name of a database; it ends with a slash.

    The server refuses to run as root, so root hands it to the user that comes with it; that
    one cannot reach the folders of the tests, so the server gets a folder of its own.
    """
    folder = Path(tempfile.mkdtemp(prefix="planner-postgres-"))
    data = folder / "data"
    is_root = os.geteuid() == 0
    if is_root:
        owner = pwd.getpwnam(_USER)
        os.chown(folder, owner.pw_uid, owner.pw_gid)

    def run(*command: str) -> None:
        # With the groups of root the server would refuse all the same.
        as_owner = {"user": _USER, "group": _USER, "extra_groups": ()} if is_root else {}
        subprocess.run(command, check=True, capture_output=True, cwd=folder, **as_owner)

    port = _free_port()
    run(str(programs / "initdb"), "-D", str(data), "-U", _USER, "-A", "trust", "-N")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run(
        str(programs / "pg_ctl"), "-D", str(data), "-o", options, "-l", f"{data}.log", "-w", "start"
    )
    try:
        yield f"postgresql+psycopg://{_USER}@127.0.0.1:{port}/"
    finally:
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
