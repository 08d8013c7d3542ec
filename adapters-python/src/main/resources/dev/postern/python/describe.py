# Tells Postern where it runs: one `key<TAB>value` a line between two marks. Runs on every Python since 3.6,
# isolated and without `site`, so nothing that the interpreter's owner installed is imported.
import os
import platform
import struct
import sys


def variable(name):
    import sysconfig
    return sysconfig.get_config_var(name)


def implementation_version():
    info = sys.implementation.version
    text = "%d.%d.%d" % (info.major, info.minor, info.micro)
    return text if info.releaselevel == "final" else text + info.releaselevel[0] + str(info.serial)


def confstr():
    try:
        return os.confstr("CS_GNU_LIBC_VERSION") or ""
    except (AttributeError, OSError, ValueError):
        return ""


def loader():
    """The program interpreter that the ELF header of this Python names; empty where there is none."""
    try:
        with open(sys.executable, "rb") as elf:
            head = elf.read(64)
            if head[:4] != b"\x7fELF":
                return ""
            wide, order = head[4:5] == b"\x02", "<" if head[5:6] == b"\x01" else ">"
            offset, = struct.unpack_from(order + ("Q" if wide else "I"), head, 32 if wide else 28)
            size, count = struct.unpack_from(order + "HH", head, 54 if wide else 42)
            for row in range(count):
                elf.seek(offset + row * size)
                entry = elf.read(size)
                if struct.unpack_from(order + "I", entry)[0] == 3:
                    start, = struct.unpack_from(order + ("Q" if wide else "I"), entry, 8 if wide else 4)
                    length, = struct.unpack_from(order + ("Q" if wide else "I"), entry, 32 if wide else 16)
                    elf.seek(start)
                    return elf.read(min(length, 4096)).rstrip(b"\0").decode("utf-8", "replace")
    except (OSError, struct.error):
        pass
    return ""


def text(value):
    return " ".join(str(value).split())


facts = [
    ("implementation_name", sys.implementation.name),
    ("implementation_version", implementation_version()),
    ("os_name", os.name),
    ("platform_machine", platform.machine()),
    ("platform_python_implementation", platform.python_implementation()),
    ("platform_release", platform.release()),
    ("platform_system", platform.system()),
    ("platform_version", platform.version()),
    ("python_full_version", platform.python_version()),
    ("python_version", ".".join(platform.python_version_tuple()[:2])),
    ("sys_platform", sys.platform),
    ("executable", sys.executable),
    ("pointer_bits", 8 * struct.calcsize("P")),
    ("soabi", variable("SOABI") or ""),
    ("free_threaded", 1 if variable("Py_GIL_DISABLED") else 0),
    ("debug", 1 if hasattr(sys, "gettotalrefcount") else 0),
    ("libc", confstr()),
    ("loader", loader()),
    ("macos", platform.mac_ver()[0]),
]
print("postern: begin")
for key, value in facts:
    print(key + "\t" + text(value))
print("postern: end")
