"""Published framework documents and data files of editions → drafts and findings. Pure: no Django.

`read_framework(path)` reads a document (txt, docx, pdf), `read_text(lines)` its lines.
"""

from prasan.framework.loading.document import FrameworkDocument, read_text
from prasan.framework.loading.files import read_framework

__all__ = ["FrameworkDocument", "read_framework", "read_text"]
