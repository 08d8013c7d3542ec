# Tells how a virtual environment of this interpreter is laid out: one `key<TAB>value` a line. Runs isolated, without `site`.
import os
import sys
import sysconfig


def base_executable():
    """The interpreter outside of any virtual environment, in a folder from which its standard library is found."""
    program = getattr(sys, "_base_executable", None) or sys.executable
    library = os.path.basename(os.path.dirname(os.__file__))
    if os.path.isdir(os.path.join(os.path.dirname(os.path.dirname(program)), "lib", library)):
        return program
    return os.path.realpath(program)


def scheme():
    if "venv" in sysconfig.get_scheme_names():
        return "venv"
    return "nt" if os.name == "nt" else "posix_prefix"


paths = sysconfig.get_paths(scheme(), vars={"base": "@", "platbase": "@", "installed_base": "@", "installed_platbase": "@"})
print("postern: layout")
print("executable\t" + base_executable())
print("version\t%d.%d.%d" % sys.version_info[:3])
print("implementation\t" + sys.implementation.name)
for key in ("purelib", "platlib", "scripts", "include"):
    print(key + "\t" + os.path.relpath(paths[key], "@").replace(os.sep, "/"))
print("postern: end")
