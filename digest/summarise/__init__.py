"""Story -> Brief. One way so far: `extractive`, whole sentences of the sources."""
