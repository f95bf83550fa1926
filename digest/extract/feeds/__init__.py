"""A feed -> its articles and what it only announces; and what came where a feed was promised, or where feeds may be."""
