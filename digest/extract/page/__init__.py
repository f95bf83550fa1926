"""A page of HTML -> what is the article in it: `html` tells the story, the others are its parts.

trees, layout, clearing, chunks   the tree, made fit for a body to be found in it
shell, statements, places         what the page says of itself, and where
metadata, authors, headline, linked   which of that is true
"""
