"""An edition as one mail message, ready for any mail program: `email.eml`.

    message     both parts, the text first, under their headers        headers    folded so that addresses stay whole
    signing     the owner's DKIM signature

Message-ID, Date, boundary and signature follow from the edition and the key: the same edition is the same message, to
the byte. This sends nothing and knows no recipient.
"""

from digest.mail.headers import POLICY, line
from digest.mail.message import Envelope, envelope_of, message
from digest.mail.signing import Signature

__all__ = ["POLICY", "Envelope", "Signature", "envelope_of", "line", "message"]
