"""Is this sentence in its source? Replay for the source's own words, the gate for everybody else's.

`replay` holds a source's sentence to its quote and edits, to the letter. `gate` holds a model's or an editor's
sentence to the evidence it cites: existence, figures, dates, names, quotations, hedges, places, closeness. `faults`
asks the right one of every sentence of an edition. All say what is wrong so that a person can act on it; none
writes, and none calls a sentence true.
"""

from digest.grounding.audit import faults, sentence_faults
from digest.grounding.gate import Fault, Verdict, gate
from digest.grounding.replay import cite, evidence_faults, keeps_hedges, losses, replay

__all__ = [
    "Fault",
    "Verdict",
    "cite",
    "evidence_faults",
    "faults",
    "gate",
    "keeps_hedges",
    "losses",
    "replay",
    "sentence_faults",
]
