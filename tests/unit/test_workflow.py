"""The workflow that publishes: what it may do, and what can stop it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def workflow() -> Any:
    return yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text("utf-8"))


def test_a_newer_change_does_not_cut_off_a_publish(workflow: Any) -> None:
    whole = workflow["concurrency"]["cancel-in-progress"]
    assert whole == "${{ github.ref != 'refs/heads/main' }}"
    publish = workflow["jobs"]["publish"]["concurrency"]
    assert publish == {"group": "pages", "cancel-in-progress": False}


def test_jobs_may_do_what_their_steps_need(workflow: Any) -> None:
    needs = {
        "actions/checkout": {"contents": "read"},
        "actions/configure-pages": {"pages": "read"},
        "actions/deploy-pages": {"pages": "write", "id-token": "write"},
    }
    for name, job in workflow["jobs"].items():
        permissions = job.get("permissions", workflow["permissions"])
        for step in job["steps"]:
            needed = needs.get(step.get("uses", "").partition("@")[0], {})
            assert needed.items() <= permissions.items(), f"{name}: {step}"
