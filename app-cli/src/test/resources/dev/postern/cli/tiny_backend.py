# A build backend (PEP 517) for tests. A project's METADATA.txt is its metadata, requires.txt tells what its build needs in addition, and hook.py,
# where there is one, runs first and knows which hook it runs in.
import base64
import hashlib
import os
import zipfile

VERSION = "1.0"


def text(file):
    if not os.path.exists(file):
        return ""
    with open(file, encoding="utf-8") as opened:
        return opened.read()


def begin(hook):
    exec(compile(text("hook.py"), "hook.py", "exec"), {"hook": hook, "VERSION": VERSION})


def stem():
    fields = dict(line.split(": ", 1) for line in text("METADATA.txt").splitlines() if ": " in line)
    return fields["Name"].replace("-", "_") + "-" + fields["Version"]


def get_requires_for_build_wheel(config_settings=None):
    begin("get_requires_for_build_wheel")
    return text("requires.txt").split()


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    begin("prepare_metadata_for_build_wheel")
    folder = stem() + ".dist-info"
    os.makedirs(os.path.join(metadata_directory, folder))
    with open(os.path.join(metadata_directory, folder, "METADATA"), "w", encoding="utf-8") as file:
        file.write(text("METADATA.txt"))
    return folder


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    begin("build_wheel")
    folder = stem() + ".dist-info"
    files = {name: text(name) for name in os.listdir(".") if name.endswith(".py")}
    files[folder + "/METADATA"] = text("METADATA.txt")
    files[folder + "/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = "".join("%s,sha256=%s,%d\n" % (name, digest(content), len(content.encode())) for name, content in files.items())
    files[folder + "/RECORD"] = record + folder + "/RECORD,,\n"
    name = stem() + "-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, name), "w") as wheel:
        for file, content in files.items():
            wheel.writestr(file, content)
    return name


def digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content.encode()).digest()).decode().rstrip("=")
