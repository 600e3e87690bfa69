"""The search index: what readers can find, cut from the model and packed for the browser.

`sections` cuts a page into units, `vocabulary` lists words as the browser does, `bulgarian` adds
word families that no stemmer knows, `kin` those that a dictionary doesn't join either, `asking`
says how people type, `stems` brings forms together as the browser does, `lexical` reads the
authors' synonyms and stop words, `index` packs it all into one script per language, `checks` looks
at the authors' data, and `cli` answers a query in a terminal with the very worker that ships. The
engine is in overrides/src/search.
"""
