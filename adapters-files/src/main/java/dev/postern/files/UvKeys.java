package dev.postern.files;

import java.util.Set;

/** Keys at the top of uv's settings that mean nothing to Postern. */
final class UvKeys {
    static final Set<String> ALL = Set.of("required-version", "system-certs", "native-tls", "preview", "preview-features",
            "python-preference", "python-downloads", "concurrent-downloads", "concurrent-builds", "concurrent-installs", "audit", "pip",
            "cache-keys", "dependency-metadata", "config-settings", "config-settings-package", "no-build-isolation",
            "no-build-isolation-package", "extra-build-dependencies", "extra-build-variables", "link-mode", "compile-bytecode", "reinstall",
            "reinstall-package", "torch-backend", "python-install-mirror", "pypy-install-mirror", "python-downloads-json-url",
            "publish-url", "trusted-publishing", "check-url", "add-bounds");

    private UvKeys() {}
}
