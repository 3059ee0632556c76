"""Certificates for test servers, good and bad: an authority of one's own and what it signs."""

import ssl
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from deploy import certificates


class Authority:
    """Signs certificates; `file` is its own, for whoever is to trust it."""

    def __init__(self, folder: Path):
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._signer = certificates.Authority()
        self.file = folder / "authority.pem"
        self.file.write_bytes(self._signer.certificate)

    def context(self, host: str = "127.0.0.1", *, days: float = 1) -> ssl.SSLContext:
        """What a server on `host` needs, with a certificate that is good for so many days, or was until then."""
        signed = self._signer.sign([host], days)
        file = self._folder / f"{host}-{days}.pem"
        file.write_bytes(signed.key + signed.certificate)
        return _context(file)

    def nameless(self) -> ssl.SSLContext:
        """What a server needs whose certificate names no host, as old servers make for themselves."""
        key = self._signer._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        file = self._folder / "nameless.pem"
        file.write_bytes(key + self._signer.certificate)
        return _context(file)


def _context(file: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
