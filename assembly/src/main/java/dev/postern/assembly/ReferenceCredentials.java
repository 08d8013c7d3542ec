package dev.postern.assembly;

import dev.postern.domain.credential.ConfiguredCredentials;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.files.RequirementsFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Credentials that stood in the URLs of requirements and sources, each for what its URL names and what lies below. */
final class ReferenceCredentials {
    private final List<ConfiguredCredentials.Entry> entries = new ArrayList<>();

    void take(RequirementsFile.Entry entry) {
        entry.requirement().reference().ifPresent(reference -> take(reference, entry.credential()));
    }

    void take(DirectReference reference, Optional<Credential> credential) {
        Optional<URI> location = switch (reference) {
            case DirectReference.Archive archive -> Optional.of(archive.location());
            case DirectReference.Git git -> Optional.of(git.repository());
            case DirectReference.Local _ -> Optional.empty();
        };
        location.ifPresent(place -> credential.ifPresent(known -> entries.add(new ConfiguredCredentials.Entry(place, known))));
    }

    List<ConfiguredCredentials.Entry> entries() {
        return List.copyOf(entries);
    }
}
