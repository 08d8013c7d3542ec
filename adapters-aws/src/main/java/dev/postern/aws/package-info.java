/** AWS CodeArtifact: recognises its URLs, obtains its tokens. */
@NullMarked
package dev.postern.aws;

import org.jspecify.annotations.NullMarked;
