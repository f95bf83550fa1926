"""A body -> its paragraphs, for pages and feeds alike: markup to blocks, blocks to what is the article."""
