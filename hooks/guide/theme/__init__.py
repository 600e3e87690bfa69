"""The page frame: what surrounds the prose, and the files that stand beside the pages.

`pages` holds what the frame knows of every page of a language, `navigation`, `journeys` and
`cards` decide where a reader can go from one, `head` what machines read, and `frame` puts these
together for the templates. `sections`, `styles` and `document` finish the HTML; `assets`,
`sitemap`, `share`, `security`, `hosts` and `worker` make the files beside it. `build` leads them
all. Nothing here knows the site generator.
"""
