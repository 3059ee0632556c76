"""Makes the certificates of a cluster: `python -m deploy.certificates FOLDER HOST…`. What is there already stays.

FOLDER gets ca.crt, the authority that clients are given, and node.crt with node.key, which the nodes show under the
names HOST. The authority's own key is thrown away, so that nobody can sign another certificate with it. Exit status 0
done, 2 trouble.
"""

import datetime
import os
import sys
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_YEARS = 10
_PEM = serialization.Encoding.PEM


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: str, signer: ec.EllipticCurvePrivateKey,
    extensions: list[tuple[x509.ExtensionType, bool]],
) -> bytes:  # fmt: skip
    """A certificate in PEM: whose, its key, by whom, signed with which key, extensions and whether each is critical."""
    now = datetime.datetime.now(datetime.UTC)
    begun = x509.CertificateBuilder().subject_name(_named(name)).issuer_name(_named(issuer))
    begun = begun.public_key(key.public_key()).serial_number(x509.random_serial_number())
    begun = begun.not_valid_before(now - datetime.timedelta(days=1))
    begun = begun.not_valid_after(now + datetime.timedelta(days=365 * _YEARS))
    for extension, critical in extensions:
        begun = begun.add_extension(extension, critical)
    return begun.sign(signer, hashes.SHA256()).public_bytes(_PEM)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def make(folder: Path, hosts: list[str]) -> None:
    """Make the three files. Raises OSError where they cannot be written."""
    authority, node = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    identifier = x509.SubjectKeyIdentifier.from_public_key(authority.public_key())
    issued_by = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)
    signs = x509.KeyUsage(
        digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    whose = "work-summaries authority"
    ca = _certificate(
        whose, authority, whose, authority,
        [(x509.BasicConstraints(ca=True, path_length=0), True), (signs, True), (identifier, False)],
    )  # fmt: skip
    names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
    shown = _certificate(
        hosts[0], node, whose, authority,
        [(x509.BasicConstraints(ca=False, path_length=None), True), (names, False), (issued_by, False)],
    )  # fmt: skip
    key = node.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    # The authority's comes last: where it stands, all stand.
    for name, content, mode in (("node.key", key, 0o640), ("node.crt", shown, 0o644), ("ca.crt", ca, 0o644)):
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
