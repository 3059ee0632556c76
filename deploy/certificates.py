"""Makes the certificates of a cluster: `python -m deploy.certificates FOLDER HOST…`. What is there already stays.

FOLDER gets ca.crt, the authority that clients are given, and node.crt with node.key, which the nodes show under the
names or addresses HOST. The authority's own key is thrown away, so that nobody can sign another certificate with it.
Exit status 0 done, 2 trouble.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_NAME = "work-summaries authority"
_DAYS = 3_650
_DAY = timedelta(days=1)
_PEM = serialization.Encoding.PEM


class Signed(NamedTuple):
    """A certificate and its key, in PEM."""

    certificate: bytes
    key: bytes


class Authority:
    """Signs certificates. `certificate` is its own, in PEM, for whoever is to trust it; its key is kept in memory."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        identifier = x509.SubjectKeyIdentifier.from_public_key(self._key.public_key())
        self._issued_by = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)
        signs = x509.KeyUsage(
            digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
            key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
        )  # fmt: skip
        own: list[tuple[x509.ExtensionType, bool]] = [
            (x509.BasicConstraints(ca=True, path_length=0), True), (signs, True), (identifier, False),
        ]  # fmt: skip
        self.certificate = self._certificate(_NAME, self._key.public_key(), own, datetime.now(UTC) + _DAYS * _DAY)

    def sign(self, hosts: list[str], days: float = _DAYS) -> Signed:
        """A certificate for these names and addresses, good for so many days from now, which may be over, and new."""
        key = ec.generate_private_key(ec.SECP256R1())
        extensions: list[tuple[x509.ExtensionType, bool]] = [
            (x509.BasicConstraints(ca=False, path_length=None), True),
            (x509.SubjectAlternativeName([_alternative(host) for host in hosts]), False),
            (self._issued_by, False),
        ]
        made = self._certificate(hosts[0], key.public_key(), extensions, datetime.now(UTC) + days * _DAY)
        shown = key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        return Signed(made, shown)

    def _certificate(
        self, name: str, key: ec.EllipticCurvePublicKey, extensions: list[tuple[x509.ExtensionType, bool]],
        ends: datetime,
    ) -> bytes:  # fmt: skip
        """In PEM: whose, its key, extensions and whether each is critical, and when it ends."""
        begun = x509.CertificateBuilder().subject_name(_named(name)).issuer_name(_named(_NAME))
        begun = begun.public_key(key).serial_number(x509.random_serial_number())
        begun = begun.not_valid_before(min(datetime.now(UTC), ends) - _DAY).not_valid_after(ends)
        for extension, critical in extensions:
            begun = begun.add_extension(extension, critical)
        return begun.sign(self._key, hashes.SHA256()).public_bytes(_PEM)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def make(folder: Path, hosts: list[str]) -> None:
    """Make the three files. Raises OSError where they cannot be written."""
    authority = Authority()
    node = authority.sign(hosts)
    # The authority's comes last: where it stands, all stand.
    for name, content, mode in (
        ("node.key", node.key, 0o640), ("node.crt", node.certificate, 0o644), ("ca.crt", authority.certificate, 0o644),
    ):  # fmt: skip
        draft = folder / f"{name}.new"
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
        draft.replace(folder / name)


def main() -> int:
    if len(sys.argv) < 3:
        print("usage: python -m deploy.certificates FOLDER HOST…", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    try:
        if not (folder / "ca.crt").exists():
            make(folder, sys.argv[2:])
    except OSError as error:
        print(f"deploy.certificates: {folder}: cannot be written ({error}); name a folder that can", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
