#!/usr/bin/env python3
"""Writes the three indexes of this example, the same bytes each time. Standard library only; its result is checked in.

The wheels are empty stand-ins: they have the names, versions and dependencies of packages, and nothing inside.
"""
import base64
import hashlib
import html
import pathlib
import shutil
import zipfile

HERE = pathlib.Path(__file__).resolve().parent / "indexes"

PRIVATE = {
    "acme-billing": {
        "2.3.0": ["acme-ledger>=1.1", "requests>=2.31"],
        "2.4.1": ["acme-ledger>=1.2", "requests>=2.31", "vendor-fonts>=2; extra == 'pdf'"],
    },
    "acme-ledger": {
        "1.1.0": ["click>=8"],
        "1.2.0": ["click>=8", "typing-extensions>=4.6; python_version < '3.13'"],
    },
    "acme-auth": {
        "3.0.2": ["requests", "colorama; sys_platform == 'win32'"],
        "4.0.0": [],
    },
}

PUBLIC = {
    # somebody registered the private name in public, with a higher version
    "acme-billing": {"99.0.0": []},
    "certifi": {"2024.7.4": []},
    "charset-normalizer": {"3.3.2": []},
    "click": {"8.1.7": ["colorama; platform_system == 'Windows'"]},
    "colorama": {"0.4.6": []},
    "idna": {"2.10": [], "3.7": []},
    "markdown-it-py": {"3.0.0": ["mdurl~=0.1"]},
    "mdurl": {"0.1.2": []},
    "pygments": {"2.18.0": []},
    "requests": {
        "2.31.0": ["charset-normalizer<4,>=2", "idna<4,>=2.5", "urllib3<3,>=1.21.1", "certifi>=2017.4.17"],
        "2.32.3": ["charset-normalizer<4,>=2", "idna<4,>=2.5", "urllib3<3,>=1.21.1", "certifi>=2017.4.17"],
    },
    "rich": {"13.7.1": ["markdown-it-py>=2.2.0", "pygments<3.0.0,>=2.13.0"]},
    "typing-extensions": {"4.12.2": []},
    "urllib3": {"1.26.20": [], "2.2.2": []},
}

FLAT = {"vendor-fonts": {"2.1.0": []}}

# acme-auth 4 is for a Python that this example does not have
REQUIRES_PYTHON = {("acme-auth", "4.0.0"): ">=3.14"}
EXTRAS = {("acme-billing", "2.4.1"): ["pdf"]}


def metadata(name, version, needs):
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Python: {REQUIRES_PYTHON.get((name, version), '>=3.8')}"]
    lines += [f"Provides-Extra: {extra}" for extra in EXTRAS.get((name, version), [])]
    lines += [f"Requires-Dist: {need}" for need in needs]
    return "\n".join(lines) + "\n"


def wheel(folder, name, version, needs):
    stem = f"{name.replace('-', '_')}-{version}"
    info = f"{stem}.dist-info"
    files = {
        f"{info}/METADATA": metadata(name, version, needs),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: postern-example\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(text.encode())}\n"
    files[f"{info}/RECORD"] = record + f"{info}/RECORD,,\n"
    target = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return target


def tree(root, projects):
    """A PEP 503 tree: one folder and one page for each project."""
    for name, versions in projects.items():
        folder = root / name
        folder.mkdir(parents=True)
        links = []
        for version, needs in versions.items():
            built = wheel(folder, name, version, needs)
            digest = hashlib.sha256(built.read_bytes()).hexdigest()
            python = html.escape(REQUIRES_PYTHON.get((name, version), ">=3.8"), quote=True)
            links.append(f'<a href="{built.name}#sha256={digest}" data-requires-python="{python}">{built.name}</a><br>')
        (folder / "index.html").write_text(page(name, links))
    (root / "index.html").write_text(page("Simple index", [f'<a href="{name}/">{name}</a><br>' for name in sorted(projects)]))


def page(title, links):
    head = f'<!DOCTYPE html>\n<html>\n<head><meta name="pypi:repository-version" content="1.0"><title>{title}</title></head>\n'
    return head + "<body>\n" + "\n".join(links) + "\n</body>\n</html>\n"


def main():
    shutil.rmtree(HERE, ignore_errors=True)
    tree(HERE / "private", PRIVATE)
    tree(HERE / "public", PUBLIC)
    (HERE / "flat").mkdir()
    for name, versions in FLAT.items():
        for version, needs in versions.items():
            wheel(HERE / "flat", name, version, needs)


main()
