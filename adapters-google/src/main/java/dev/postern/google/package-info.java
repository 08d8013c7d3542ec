/** Google Artifact Registry: recognises its URLs, obtains its tokens. */
@NullMarked
package dev.postern.google;

import org.jspecify.annotations.NullMarked;
