"""Sets up what `make` needs: `setup.py site` to build the site, `setup.py dev` to test it.

Runs in the project's virtual environment. Installs exact versions, with their hashes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE = Path(sys.executable).parent / "node"


def run(*command: str, **environment: str) -> None:
    """Run `command` in the project's folder; stop with its exit code where it fails."""
    done = subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, **environment})
    if done.returncode:
        sys.exit(f"setup: failed: {' '.join(command)}")


def install(requirements: str) -> None:
    """Install a hashed requirements file into this environment."""
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "--requirement",
        requirements,
    )


def make_importable() -> None:
    """Let this environment import the package `guide` from hooks/."""
    target = Path(sysconfig.get_paths()["purelib"]) / "parting-well.pth"
    target.write_text(f"{ROOT / 'hooks'}\n", "utf-8")


def main(stage: str) -> None:
    """Set up for `stage`: "site" or "dev"."""
    if sys.version_info < (3, 11):  # noqa: UP036 (the machine may have an older one)
        sys.exit("setup: Python 3.11 or newer is needed (make PYTHON=python3.12 …)")
    if stage == "site":
        install("requirements.txt")
        make_importable()
        return
    install("requirements-dev.txt")
    npm = [str(NODE.with_name("npm")), "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    run(*npm, PATH=f"{NODE.parent}{os.pathsep}{os.environ.get('PATH', '')}")
    run(sys.executable, "tools/browser.py")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "dev")
