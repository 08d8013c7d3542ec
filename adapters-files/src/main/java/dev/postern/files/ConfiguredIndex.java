package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.index.Index;
import java.util.Optional;

/**
 * An index as settings name it.
 *
 * @param credential the userinfo that stood in its URL, which {@link Index} never keeps
 */
public record ConfiguredIndex(Index index, Optional<Credential> credential) {}
