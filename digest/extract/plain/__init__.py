"""A page as scraped text -> what is the article in it: `plaintext` tells the story, the others are its parts.

`head` and `title` read what stands above the article, `furniture`, `prompts` and `markers` know what is none of it,
`pictures`, `shapes` and `tail` judge by what stands around a line, `origin` and `whence` say whose it is and where.
"""
