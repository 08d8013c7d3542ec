"""Lets Python programs that import keyring, such as twine and poetry, ask Postern."""

import json
import os
import shutil
import subprocess

from keyring.backend import KeyringBackend
from keyring.credentials import SimpleCredential
from keyring.errors import PasswordDeleteError, PasswordSetError

LIMIT = 120  # seconds; a vendor's own command may need one of them


def _command():
    """Postern's keyring: where it was when this was installed, else beside the `postern` on PATH; never Python's own."""
    try:
        with open(os.path.join(os.path.dirname(__file__), "postern_keyring.path"), encoding="utf-8") as file:
            places = [file.read().strip()]
    except OSError:
        places = []
    postern = shutil.which("postern")
    if postern:
        home = os.path.dirname(os.path.realpath(postern))
        places += [os.path.join(home, "bin", "keyring"), os.path.join(home, "keyring")]
    return next((place for place in places if os.access(place, os.X_OK)), None)


class PosternKeyring(KeyringBackend):
    """Asks the executable for every question: it is quick, and it remembers."""

    priority = 9 if _command() else -1

    def get_credential(self, service, username):
        words = [username] if username else []
        done = self._run("--mode=creds", "--output=json", "get", "--", service, *words)
        if done is None or done.returncode != 0:
            return None
        found = json.loads(done.stdout)
        return SimpleCredential(found["username"], found["password"])

    def get_password(self, service, username):
        found = self.get_credential(service, username)
        return found.password if found else None

    def set_password(self, service, username, password):
        self._demand_index(service)
        done = self._run("set", "--", service, username, input=password)
        if done is None or done.returncode != 0:
            raise PasswordSetError(done.stderr.strip() if done else "Postern could not be asked")

    def delete_password(self, service, username):
        self._demand_index(service)
        done = self._run("del", "--", service, username)
        if done is None or done.returncode != 0:
            raise PasswordDeleteError(done.stderr.strip() if done else "Postern could not be asked")

    @staticmethod
    def _demand_index(service):
        if "://" not in service:
            raise NotImplementedError("Postern keeps passwords of indexes; another backend may keep this one")

    @staticmethod
    def _run(*words, input=None):
        command = _command()
        if command is None:
            return None
        environment = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"}
        where = {"stdin": subprocess.DEVNULL} if input is None else {"input": input}
        try:
            return subprocess.run(
                [command, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE if input else None,
                env=environment, encoding="utf-8", timeout=LIMIT, **where
            )
        except (OSError, subprocess.SubprocessError):
            return None
