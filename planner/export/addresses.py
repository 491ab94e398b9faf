"""What becomes of the addresses in a page when it is written to a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from planner.export.file_names import link_to

_SCHEMES = ("http", "https", "webcal")


@dataclass(frozen=True, slots=True)
class Site:
    """The site that is exported.

    ``root`` is its own address, with a slash at the end; ``is_public``: readers know it by that,
    and not only this program. ``files`` are the files of the folder by address (path and query,
    below the root).
    """

    root: str
    is_public: bool
    files: Mapping[str, str]

    def address_below(self, written: str, page: str) -> str | None:
        """The address below the root (path and query) that a link on that page means.

        ``None`` if it leads elsewhere; ``page`` is the page's own address below the root.
        """
        meant = urlsplit(urljoin(self.root + page.lstrip("/"), written))
        root = urlsplit(self.root)
        if meant.scheme not in _SCHEMES or meant.netloc != root.netloc:
            return None
        if not meant.path.startswith(root.path):
            return None
        query = f"?{meant.query}" if meant.query else ""
        return f"/{meant.path.removeprefix(root.path)}{query}"

    def rewritten(self, written: str, page: str) -> str | None:
        """The link as the file of that page has it, ``None`` if what it leads to is not exported.

        What has to work away from the folder (it was written in full, to be copied or followed by
        another program) stays in full where the site has an address that readers know.
        """
        address = self.address_below(written, page)
        if address is None:
            return written
        file = self.files.get(address)
        if file is None:
            return None
        parts = urlsplit(written)
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        if parts.netloc and self.is_public:
            root = urlsplit(self.root)._replace(scheme=parts.scheme).geturl()
            return f"{root}{quote(file)}{fragment}"
        if fragment and file == self.files[page]:
            return fragment
        return link_to(file, self.files[page]) + fragment
