package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.index.Index;
import java.util.List;
import java.util.Optional;

/**
 * An index as settings name it. The credential that stood in its URL is apart from it from the start, so that no text about the index can
 * hold it.
 *
 * @param credential the userinfo that stood in its URL, which {@link Index} never keeps
 * @param tls how to speak TLS with it
 * @param publishUrl where files are uploaded, if the settings say so
 */
public record ConfiguredIndex(Index index, Optional<Credential> credential, TlsProfile tls, Optional<String> publishUrl) {

    /** With nothing special about TLS and uploads. */
    public ConfiguredIndex(Index index, Optional<Credential> credential) {
        this(index, credential, TlsProfile.NONE, Optional.empty());
    }

    /** The same with changes of the index alone. */
    public ConfiguredIndex withIndex(Index changed) {
        return new ConfiguredIndex(changed, credential, tls, publishUrl);
    }

    /** An index whose other name leads to the same variables for credentials, such as {@code foo-bar} and {@code foo.bar}. */
    Optional<ConfiguredIndex> sharesVariablesWith(List<ConfiguredIndex> others) {
        return index.name().flatMap(name -> others.stream().filter(other -> other.index.name()
                .filter(taken -> !taken.equals(name) && taken.environmentKey().equals(name.environmentKey())).isPresent()).findFirst());
    }
}
