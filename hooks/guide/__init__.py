"""The guide itself: reads its pages, checks them and renders their parts.

Nothing here knows the site generator. Data flows one way: `source` reads files, `frontmatter`
and `markdown` take a page apart, `parse` builds the frozen `model`, `checks` look at it and
yield issues, `widgets` and `reference` turn its parts into HTML, `search` indexes it, and `theme`
makes what surrounds the prose. The hooks beside this package are the adapters.
"""
