"""Serves the guide while it's being written: `make serve`, on the first free port from 8000 on.

Only what was edited is rendered anew, so a saved page shows within moments. `ARGS=--clean` renders
everything each time: for work on templates and styles. Arguments are handed to `mkdocs serve`.
"""

from __future__ import annotations

import os
import socket
import sys

FIRST_PORT, PORTS = 8000, 20


def free_port() -> int:
    """First port of the loopback address that nobody listens on; stops where there is none."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    sys.exit(f"serve: ports {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are all taken")


def main() -> None:
    """Become the server."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    if port != FIRST_PORT:
        sys.stderr.write(f"serve: port {FIRST_PORT} is taken, so the guide is at {address}\n")
    environment = {**os.environ, "SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict"]
    command += ["--dev-addr", f"127.0.0.1:{port}", "--dirty", *sys.argv[1:]]
    os.execve(sys.executable, command, environment)  # noqa: S606 (a fixed command)


if __name__ == "__main__":
    main()
