/** JFrog Artifactory: recognises its URLs, obtains its tokens. */
@NullMarked
package dev.postern.jfrog;

import org.jspecify.annotations.NullMarked;
