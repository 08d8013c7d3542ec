/** Who would be sent where, for AWS CodeArtifact, by one adapter alone. */
@NullMarked
package dev.postern.example.aws;

import org.jspecify.annotations.NullMarked;
