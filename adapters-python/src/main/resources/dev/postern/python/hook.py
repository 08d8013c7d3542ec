# Calls one hook of a build backend (PEP 517) and writes what came of it to a file. Runs on every Python since 3.6.
#
#   python -I hook.py REQUEST.json [--repeat]
#
# Unless a person repeats it, it leads a process group of its own, ends when its standard input does, and takes the group along.
import importlib
import json
import os
import sys
import threading
import traceback


def end_with_the_caller():
    os.setsid()
    lifeline = os.dup(0)
    os.set_inheritable(lifeline, False)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)

    def watch():
        while os.read(lifeline, 1024):
            pass
        os.killpg(0, 9)

    threading.Thread(target=watch, daemon=True).start()


def inside(path, folders):
    path = os.path.realpath(path)
    return any(path.startswith(os.path.join(os.path.realpath(folder), "")) for folder in folders)


def backend(request):
    sys.path[:0] = request["backend_path"]
    module_name, _, attributes = request["backend"].partition(":")
    module = importlib.import_module(module_name)
    if request["backend_path"] and not inside(getattr(module, "__file__", None) or "", request["backend_path"]):
        raise ImportError("the backend was not found in its `backend-path`")
    found = module
    for name in filter(None, attributes.split(".")):
        found = getattr(found, name)
    return found


def call(hooks, request):
    hook = getattr(hooks, request["hook"], None)
    if hook is None:
        return {"absent": True}
    settings = {key: values[0] if len(values) == 1 else values for key, values in request["config_settings"].items()} or None
    if request["hook"] == "get_requires_for_build_wheel":
        return {"requires": [str(line) for line in hook(settings) or []]}
    os.makedirs(request["output"], exist_ok=True)
    if request["hook"] == "prepare_metadata_for_build_wheel":
        return {"dist_info": str(hook(request["output"], settings))}
    return {"wheel": str(hook(request["output"], settings))}


def answer(request):
    try:
        hooks = backend(request)
    except BaseException as problem:
        traceback.print_exc()
        return {"unusable": "%s: %s" % (type(problem).__name__, problem)}
    try:
        return call(hooks, request)
    except BaseException as problem:
        traceback.print_exc()
        return {"failed": "%s: %s" % (type(problem).__name__, problem)}


def main():
    repeated = "--repeat" in sys.argv[2:]
    if not repeated:
        end_with_the_caller()
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    sys.argv[1:] = []
    result = answer(request)
    beside = request["result"] + ".new"
    with open(beside, "w", encoding="utf-8") as file:
        json.dump(result, file)
    os.replace(beside, request["result"])
    sys.stdout.flush()
    sys.stderr.flush()
    if repeated:
        print(json.dumps(result))
    else:
        os.killpg(0, 9)


if __name__ == "__main__":
    main()
