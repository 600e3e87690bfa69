"""Licences of what is shipped."""

from __future__ import annotations

from guide.licences import licence_texts, shipped


def test_every_shipped_part_has_the_text_of_its_licence() -> None:
    assert all("Permission is hereby granted" in each.text() for each in shipped())


def test_the_published_file_names_every_copyright_holder() -> None:
    texts = licence_texts()
    assert all(each.copyright in texts for each in shipped())
