package dev.postern.domain.resolution;

import dev.postern.domain.distribution.CoreMetadata;

/** What a version's metadata say, or why it cannot be used without them. */
sealed interface MetadataAnswer {

    record Known(CoreMetadata metadata) implements MetadataAnswer {}

    record Refused(Drop drop) implements MetadataAnswer {}
}
